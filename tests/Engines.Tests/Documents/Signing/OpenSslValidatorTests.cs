using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;
using static Heluo.Engines.Tests.Documents.Signing.SignedSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

/// <summary>OpenSSL alone accepts a sealed file and says what is wrong with changed copies.</summary>
public sealed class OpenSslValidatorTests
{
    private const string Folder = "Doc_0/Signs/Sign_0/";

    [Fact]
    public void Validate_SealedFile_IsAccepted() => OpenSslValidator.Validate(Sealed).ShouldBe("");

    [Fact]
    public void Validate_SealedAndStampedFile_IsAccepted() =>
        OpenSslValidator.Validate(Sign(Plain, r => r with { Timestamps = Authority.TimestampAuthority(Clock(SigningTime)) })).ShouldBe("");

    [Fact]
    public void Validate_PageChanged_IsRefused() =>
        OpenSslValidator.Validate(Replace(Sealed, "Doc_0/Pages/Page_1/Content.xml", "ofd:Page", "ofd:Pagf")).ShouldBe("digest of Doc_0/Pages/Page_1/Content.xml");

    [Fact]
    public void Validate_DescriptionChanged_IsRefused() =>
        OpenSslValidator.Validate(Replace(Sealed, Folder + "Signature.xml", "20260304", "20260305")).ShouldBe("hash of the description");

    [Fact]
    public void Validate_SignedTimeChanged_IsRefused() =>
        OpenSslValidator.Validate(With(Sealed, Folder + "SignedValue.dat", data => Changed(data!, "20260304050607Z"u8))).ShouldBe("signature");

    [Fact]
    public void Validate_SealExchanged_IsRefused()
    {
        var other = ElectronicSeal.Make(SealContent() with { Name = "另一枚" }, Authority.SealMaker, Authority.SealMakerKey);
        var file = new ForeignPackage { UsedSeal = other }.Make();

        OpenSslValidator.Validate(file).ShouldBe("");
        OpenSslValidator.Validate(With(file, Folder + "SignedValue.dat", _ => Unpack(new ForeignPackage().Make())[Folder + "SignedValue.dat"])).ShouldBe("hash of the description");
    }

    [Fact]
    public void Validate_SealOfAForger_IsRefused()
    {
        // The forger writes a name of his own into the seal and signs the whole anew with the signer's key: only the maker's signature tells.
        var forged = ElectronicSeal.Parse(Changed(Seal.Encoded.ToArray(), "某某局"u8));

        var file = new ForeignPackage { UsedSeal = forged }.Make();

        OpenSslValidator.Validate(file).ShouldBe("signature of the seal");
        Failed(file).ShouldBe(["seal-signature"]);
    }

    /// <summary>Changes the last bit of the octet the words end with.</summary>
    private static byte[] Changed(byte[] data, ReadOnlySpan<byte> words)
    {
        var changed = (byte[])data.Clone();
        changed[changed.AsSpan().IndexOf(words) + words.Length - (words[^1] == 'Z' ? 2 : 1)] ^= 1;
        return changed;
    }
}
