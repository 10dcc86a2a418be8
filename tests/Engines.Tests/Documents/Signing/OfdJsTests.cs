using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Seals;
using Heluo.Engines.Tests.Crypto.Peers;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;
using static Heluo.Engines.Tests.Documents.Signing.SignedSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>ofd.js 0.2.6, a viewer of another maker with checks of its own, takes our sealed files and refuses changed copies.</summary>
public sealed class OfdJsTests
{
    private const string Folder = "Doc_0/Signs/Sign_0/";

    [Fact]
    public void Open_SealedFilesAndChangedCopies_OnlyTheSealedPass()
    {
        var vector = MakeSeal(new SealDesigner(FontLibrary.System).Round("河南省某某局（样例）").ToSealImage());
        var drawn = Sign(Plain, r => r with { Seal = vector });
        var stamped = Sign(Plain, r => r with { Seal = vector, Timestamps = Authority.TimestampAuthority(Clock(SigningTime.AddSeconds(2))) });
        var other = Sign(Replace(Plain, "OFD.xml", "样例证照", "别的证照"));
        byte[][] files =
        [
            Sealed, drawn, stamped,
            With(drawn, "Doc_0/Pages/Page_0/Content.xml", data => [.. data!, (byte)' ']),
            With(drawn, "Doc_0/Attachs/" + Attachment(drawn), data => [.. data!, (byte)' ']),
            With(drawn, Folder + "Seal.esl", data => Flipped(data!, data!.Length / 2)),
            With(drawn, Folder + "SignedValue.dat", data => Flipped(data!, data!.AsSpan().IndexOf("某某局"u8))),
            With(drawn, Folder + "SignedValue.dat", data => Flipped(data!, data!.Length - 20)),
            Replace(drawn, Folder + "Signature.xml", "<ofd:CheckValue>", "<ofd:CheckValue>AAAA"),
            With(drawn, Folder + "SignedValue.dat", _ => Unpack(other)[Folder + "SignedValue.dat"]),
        ];

        var told = PeerProgram.OfdJs(files);
        told.ShouldAllBe(a => a.GetProperty("opened").GetBoolean());
        var answers = told.Select(a => (
            Pages: a.GetProperty("pages").GetInt32(), Digests: a.GetProperty("digests").GetBoolean(),
            Signature: a.GetProperty("signatures").EnumerateArray().Single().GetProperty("accepted").GetBoolean())).ToArray();

        answers.ShouldAllBe(a => a.Pages == 2);
        answers.Select(a => (a.Digests, a.Signature)).ShouldBe(
        [
            (true, true), (true, true), (true, true),
            (false, true), (false, true), (false, true),
            (true, false), (true, false),
            (false, true),
            (true, true), // It never compares the hash of Signature.xml: a whole signature of another file passes there, not here.
        ]);
        files.Select(file => Verify(file).IsValid).ShouldBe([true, true, true, .. Enumerable.Repeat(false, 7)]);
    }

    private static ElectronicSeal MakeSeal(SealImage image) => ElectronicSeal.Make(SealContent() with { Image = image }, Authority.SealMaker, Authority.SealMakerKey);

    private static string Attachment(byte[] file) => Unpack(file).Keys.Single(name => name.StartsWith("Doc_0/Attachs/", StringComparison.Ordinal) && !name.EndsWith("Attachments.xml", StringComparison.Ordinal))["Doc_0/Attachs/".Length..];

    private static byte[] Flipped(byte[] data, int at)
    {
        var changed = (byte[])data.Clone();
        changed[at] ^= 1;
        return changed;
    }
}
