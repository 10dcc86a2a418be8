using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Verification;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;
using static Heluo.Engines.Tests.Documents.Signing.SignedSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>Every way of tampering is refused, and by its own step.</summary>
public sealed class OfdVerifierTests
{
    private const string Description = "Doc_0/Signs/Sign_0/Signature.xml";
    private const string Page = "Doc_0/Pages/Page_0/Content.xml";

    [Fact]
    public void Verify_OneByteOfAnyProtectedPart_FailsTheReferencesStep()
    {
        var parts = Unpack(Sealed);
        foreach (var name in parts.Keys.Where(name => !name.StartsWith("Doc_0/Signs/", StringComparison.Ordinal) && name != "OFD.xml"))
        {
            var changed = With(Sealed, name, data => Flip(data!));
            Failed(changed).ShouldBe(["references"], name);
            Reason(changed, "references").ShouldContain(name);
        }
    }

    [Fact]
    public void Verify_EntryFileChanged_FailsTheReferencesStep() => Failed(Replace(Sealed, "OFD.xml", "样例证照", "样例证书")).ShouldBe(["references"]);

    [Fact]
    public void Verify_DescriptionChanged_FailsTheHashStep() => Failed(Replace(Sealed, Description, "Boundary=\"129", "Boundary=\"29")).ShouldBe(["data-hash"]);

    [Fact]
    public void Verify_PageTakenOut_IsAMissingPart()
    {
        var changed = With(Sealed, Page, _ => null);

        Failed(changed).ShouldBe(["references"]);
        Reason(changed, "references").ShouldContain("缺失");
    }

    [Fact]
    public void Verify_PartAdded_FailsTheCoverageStep()
    {
        var changed = With(Sealed, "Doc_0/Annots/Annotations.xml", _ => "<a/>"u8.ToArray());

        Failed(changed).ShouldBe(["coverage"]);
        Reason(changed, "coverage").ShouldContain("Doc_0/Annots/Annotations.xml");
    }

    [Fact]
    public void Verify_PartAddedAmongTheSignatures_FailsTheCoverageStep() =>
        Failed(With(Sealed, "Doc_0/Signs/Sign_0/Other.dat", _ => [1])).ShouldBe(["coverage"]);

    [Fact]
    public void Verify_PageLeftOutOfTheList_FailsTheCoverageStep()
    {
        var signed = new ForeignPackage { LeftOut = [Page] }.Make();

        Failed(signed).ShouldBe(["coverage"]);
        Reason(signed, "coverage").ShouldContain(Page);
    }

    [Fact]
    public void Verify_StatedPathOfAnotherSignature_FailsThePathStep() =>
        Failed(new ForeignPackage { StatedPath = "/Doc_0/Signs/Sign_1/Signature.xml" }.Make()).ShouldBe(["property-path"]);

    [Fact]
    public void Verify_SignerNotInTheSealsList_FailsThatStep() =>
        Failed(new ForeignPackage { Signer = (Authority.SealMaker, Authority.SealMakerKey) }.Make()).ShouldBe(["signer-in-seal"]);

    [Fact]
    public void Verify_SealExpiredWhenSigning_FailsTheValidityStep() =>
        Failed(new ForeignPackage { SignedAt = Start.AddYears(2).AddDays(1) }.Make()).ShouldBe(["seal-validity"]);

    [Fact]
    public void Verify_CertificateExpiredWhenSigning_FailsBothValidities() =>
        Failed(new ForeignPackage { SignedAt = Start.AddYears(4) }.Make()).ShouldBe(["seal-validity", "signer-certificate", "maker-certificate"]);

    [Fact]
    public void Verify_OtherRoots_FailsTheCertificateSteps()
    {
        var other = DemonstrationAuthority.Create(SoftwareKeyStore.InMemory(), "别处", Start).ToTrustStore();

        Failed(Sealed, other).ShouldBe(["signer-certificate", "maker-certificate"]);
    }

    [Fact]
    public void Verify_NoRootsAtHand_SaysThatTrustIsNotJudged()
    {
        var result = Verify(Sealed, TrustStore.Unjudged);

        result.IsValid.ShouldBeTrue();
        result.IsTrustJudged.ShouldBeFalse();
        result.Signatures[0].Steps.Single(step => step.Code == "signer-certificate").Reason.ShouldContain("未判断");
    }

    [Fact]
    public void Verify_SealReplacedBesideTheSignature_FailsTheSealFileStep()
    {
        var other = ElectronicSeal.Make(SealContent() with { Name = "另一枚" }, Authority.SealMaker, Authority.SealMakerKey);

        Failed(With(Sealed, "Doc_0/Signs/Sign_0/Seal.esl", _ => other.Encoded.ToArray())).ShouldBe(["references", "seal-file"]);
    }

    [Fact]
    public void Verify_SignatureOfAnotherFilePutIn_FailsTheHashStep()
    {
        var other = Sign(Replace(Plain, "OFD.xml", "样例证照", "别的证照"));

        Failed(With(Sealed, "Doc_0/Signs/Sign_0/SignedValue.dat", _ => Unpack(other)["Doc_0/Signs/Sign_0/SignedValue.dat"])).ShouldBe(["data-hash"]);
    }

    [Fact]
    public void Verify_SignatureEntryTakenOut_FindsNoSignature()
    {
        var bare = Replace(Sealed, "OFD.xml", "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>", "");

        Verify(bare).IsValid.ShouldBeFalse();
        Verify(bare).Reason.ShouldBe("文件没有签名");
    }

    [Fact]
    public void Verify_DescriptionMissing_SaysSo() => Reason(With(Sealed, Description, _ => null), "signature-file").ShouldContain("缺少");

    [Fact]
    public void Verify_SignatureValueCut_FailsItsStructureStep()
    {
        var changed = With(Sealed, "Doc_0/Signs/Sign_0/SignedValue.dat", data => data![..^10]);

        Failed(changed).ShouldBe(["seal-structure"]);
    }

    [Fact]
    public void Verify_WeakDigestMethod_IsRefused() => Failed(new ForeignPackage { CheckMethod = "MD5" }.Make()).ShouldBe(["digest-method"]);

    [Fact]
    public void Verify_RevokedSeal_FailsTheValidityStep()
    {
        var verifier = new OfdVerifier(Authority.ToTrustStore()) { IsSealRevoked = (id, at) => id == Seal.Id && at >= SigningTime };

        verifier.Verify(Sealed).Signatures[0].Steps.Single(step => step.Outcome == StepOutcome.Failed).Reason.ShouldContain("已被注销");
    }

    [Fact]
    public void Verify_TwoPartsOfOneName_IsUnsafe()
    {
        var parts = Unpack(Sealed).Append(new(Page, "<x/>"u8.ToArray()));

        Should.Throw<OfdException>(() => Verify(Pack(parts))).Fault.ShouldBe(OfdFault.UnsafePath);
    }

    [Fact]
    public void Verify_ListsBeyondMeasure_AreRefusedAtOnce()
    {
        var many = string.Concat(Enumerable.Repeat("<ofd:Signature ID=\"1\" BaseLoc=\"/Doc_0/Signs/Sign_0/Signature.xml\"/>", 300));
        Should.Throw<OfdException>(() => Verify(Replace(Sealed, "Doc_0/Signs/Signatures.xml", "</ofd:Signatures>", many + "</ofd:Signatures>"))).Fault.ShouldBe(OfdFault.TooLarge);

        var references = string.Concat(Enumerable.Repeat("<ofd:Reference FileRef=\"/x\"/>", 500));
        Failed(Replace(Sealed, Description, "</ofd:References>", references + "</ofd:References>")).ShouldBe(["signature-file"]);
    }

    [Fact]
    public void Verify_AnyOneChangedByteOfTheFile_NeverPassesWithOtherContent()
    {
        var original = Unpack(Sealed);
        for (var at = 0; at < Sealed.Length; at += 23)
        {
            var changed = (byte[])Sealed.Clone();
            changed[at] ^= 0x20;
            try
            {
                if (!Verify(changed).IsValid) continue;
                var package = new OfdPackage(changed, OfdLimits.Default);
                foreach (var (name, data) in original.Where(part => !part.Key.EndsWith("Signatures.xml", StringComparison.Ordinal))) package.Read(name).ShouldBe(data, $"byte {at}");
            }
            catch (OfdException)
            {
                continue;
            }
        }
    }

    private static byte[] Flip(byte[] data)
    {
        var changed = (byte[])data.Clone();
        changed[changed.Length / 2] ^= 1;
        return changed;
    }
}
