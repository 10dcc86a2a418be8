using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;
using Heluo.Engines.Documents.Verification;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;
using static Heluo.Engines.Tests.Documents.Signing.SignedSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

public sealed class OfdSignerTests
{
    [Fact]
    public void Sign_WithASeal_EveryStepPasses()
    {
        var result = Verify(Sealed);

        result.IsValid.ShouldBeTrue();
        var one = result.Signatures.ShouldHaveSingleItem();
        one.Path.ShouldBe("/Doc_0/Signs/Sign_0/Signature.xml");
        one.SignedAt.ShouldBe(SigningTime);
        one.Signer.ShouldBe("样例签章人");
        one.Seal!.Name.ShouldBe("河南省某某局（样例）");
        one.Steps.Select(step => step.Code).ShouldBe(
        [
            "package", "signature-file", "digest-method", "references", "coverage", "signed-value", "seal-file", "algorithms", "data-hash", "property-path",
            "signature", "signer-in-seal", "seal-signature", "seal-validity", "signer-certificate", "maker-certificate", "timestamp",
        ]);
    }

    [Fact]
    public void Sign_WithATimestamp_ItIsVerified()
    {
        var signed = Sign(Plain, r => r with { Timestamps = Authority.TimestampAuthority(Clock(SigningTime.AddSeconds(2))) });

        Verify(signed).Signatures[0].Steps.Single(step => step.Code == "timestamp").Outcome.ShouldBe(StepOutcome.Passed);
    }

    [Fact]
    public void Sign_StampedDaysLater_SaysWhatTheTimestampProves()
    {
        var signed = Sign(Plain, r => r with { Timestamps = Authority.TimestampAuthority(Clock(SigningTime.AddDays(3))) });

        var step = Verify(signed).Signatures[0].Steps.Single(step => step.Code == "timestamp");
        step.Outcome.ShouldBe(StepOutcome.Passed);
        step.Reason.ShouldContain("晚 3 天");
        Failed(Sign(Plain, r => r with { Timestamps = Authority.TimestampAuthority(Clock(SigningTime.AddDays(-1))) })).ShouldBe(["timestamp"]);
    }

    [Fact]
    public void Sign_WithoutASeal_IsAPlainSignature()
    {
        var signed = Sign(Plain, r => r with { Seal = null, Places = [] });

        var result = Verify(signed);
        result.IsValid.ShouldBeTrue();
        result.Signatures[0].IsSeal.ShouldBeFalse();
        Failed(Replace(signed, "Doc_0/Pages/Page_0/Content.xml", "ofd:Page", "ofd:Pagf")).ShouldBe(["references"]);
        Failed(Replace(signed, "Doc_0/Signs/Sign_0/Signature.xml", "20260304", "20260303")).ShouldBe(["data-hash"]);
    }

    [Fact]
    public void Sign_SeveralInARow_EachProtectsTheFormer()
    {
        var thrice = Sign(Sign(Sealed, r => r with { Seal = null, Places = [] }), r => r with { SignedAt = SigningTime.AddDays(1) });

        Verify(thrice).IsValid.ShouldBeTrue();
        Verify(thrice).Signatures.Count.ShouldBe(3);
        Verify(thrice).Signatures.SelectMany(one => one.Steps).ShouldAllBe(step => step.Code != "coverage" || step.Reason.Length == 0);
        Unpack(thrice).Keys.ShouldContain("Doc_0/Signs/Sign_2/Seal.esl");
        Failed(With(thrice, "Doc_0/Signs/Sign_0/SignedValue.dat", _ => null)).ShouldBe(["signed-value", "references", "references"]);
    }

    [Fact]
    public void Sign_AfterTheLast_IsRefused()
    {
        var closed = Sign(Plain, r => r with { IsLast = true });

        Verify(closed).IsValid.ShouldBeTrue();
        Should.Throw<OfdSigningException>(() => Sign(closed)).Message.ShouldContain("不允许继续签名");
    }

    [Fact]
    public void Sign_FileOfAnother_KeepsEveryPartButTheEntry()
    {
        var before = Unpack(Plain);
        var after = Unpack(Sealed);

        foreach (var (name, data) in before.Where(part => part.Key != "OFD.xml")) after[name].ShouldBe(data);
        Encoding.UTF8.GetString(after["OFD.xml"]).ShouldContain("<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>");
        Encoding.UTF8.GetString(after["Doc_0/Signs/Signatures.xml"]).ShouldContain("<ofd:MaxSignId>s2</ofd:MaxSignId>");
    }

    [Fact]
    public void Sign_ByOneNotInTheSealsList_IsRefused() =>
        Should.Throw<OfdSigningException>(() => Sign(Plain, r => r with { Certificate = Authority.SealMaker, Key = Authority.SealMakerKey }))
            .Message.ShouldContain("签章人名单");

    [Fact]
    public void Sign_WithAnotherKey_IsRefused() =>
        Should.Throw<OfdSigningException>(() => Sign(Plain, r => r with { Key = Authority.SealMakerKey })).Message.ShouldContain("不是一对");

    [Fact]
    public void Sign_WithAnExpiredSeal_IsRefused() =>
        Should.Throw<OfdSigningException>(() => Sign(Plain, r => r with { SignedAt = Start.AddYears(2).AddSeconds(1) })).Message.ShouldContain("有效期");

    [Fact]
    public void Sign_OnAPageThatIsNot_IsRefused() =>
        Should.Throw<OfdSigningException>(() => Sign(Plain, r => r with { Places = [StampPlace.Around(2, 10, 10, 40, 40)] })).Message.ShouldContain("第 3 页");

    [Fact]
    public void Render_SignedWithAPicture_ShowsTheSealOnItsPageOnly()
    {
        using var bitmap = new SkiaSharp.SKBitmap(8, 8);
        bitmap.Erase(SkiaSharp.SKColors.Red);
        using var picture = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        var seal = ElectronicSeal.Make(
            SealContent() with { Image = new SealImage("png", picture.ToArray(), 42, 42) }, Authority.SealMaker, Authority.SealMakerKey);
        var pages = OfdFile.Open(Sign(Plain, r => r with { Seal = seal, Places = StampPlace.AcrossEdges([210, 210], 100, 40, 40) })).Documents[0].Pages;

        foreach (var page in pages)
        {
            using var shown = SkiaSharp.SKBitmap.Decode(page.ToPng(50.8));
            shown.GetPixel(418, 200).ShouldBe(SkiaSharp.SKColors.Red);
            shown.GetPixel(370, 200).ShouldBe(SkiaSharp.SKColors.White);
            page.ToSvg().ShouldContain("<image");
        }
    }
}
