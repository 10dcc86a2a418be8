using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Tests.Crypto.Peers;
using Heluo.Engines.Tests.Documents.Signing;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Crypto;

/// <summary>Values that come once in hundreds or that other makers write: short numbers, other encodings, other algorithms.</summary>
public sealed class StrangeInputTests
{
    private static readonly byte[] Message = "河洛"u8.ToArray();

    public static TheoryData<int, byte> LeadingOctets => new() { { 1, 0 }, { 33, 0 }, { 1, 4 }, { 1, 0xff } };

    [Theory]
    [MemberData(nameof(LeadingOctets))]
    public void PublicKey_CoordinateThatBeginsWithAnOddOctet_WorksInEveryForm(int at, byte octet)
    {
        using var key = Keys().First(one => one.PublicKey.Encoded[at] == octet);
        var encoded = key.PublicKey.Encoded;
        foreach (var same in new[] { new Sm2PublicKey(encoded), new Sm2PublicKey(encoded[1..]), Sm2PublicKey.FromSubjectPublicKeyInfo(key.PublicKey.ToSubjectPublicKeyInfo()) })
        {
            same.ShouldBe(key.PublicKey);
            same.Verify(Message, key.Sign(Message)).ShouldBeTrue();
            key.Decrypt(Sm2Ciphertext.FromDer(same.Encrypt(Message).ToDer())).ShouldBe(Message);
        }

        OpenSslVerifies(key.PublicKey, key.Sign(Message)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void PublicKey_Compressed_IsTheSameKey(byte form)
    {
        using var key = Keys().First(one => one.PublicKey.Encoded[64] % 2 == form - 2);

        new Sm2PublicKey([form, .. key.PublicKey.Encoded[1..33]]).ShouldBe(key.PublicKey);
        new Sm2PublicKey([(byte)(5 - form), .. key.PublicKey.Encoded[1..33]]).ShouldNotBe(key.PublicKey);
    }

    [Fact]
    public void PublicKey_CompressedOffTheCurveOrBeyondTheField_IsRefused()
    {
        Should.Throw<CryptographicException>(() => new Sm2PublicKey([2, .. Enumerable.Repeat((byte)0xff, 32)]));
        Enumerable.Range(1, 40).Count(x => IsPoint((byte)x)).ShouldBeInRange(8, 32);

        static bool IsPoint(byte x)
        {
            try
            {
                return new Sm2PublicKey([2, .. new byte[31], x]).Encoded.Length == 65;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(32, 0)]
    [InlineData(0, 0x80)]
    [InlineData(32, 0x80)]
    public void Signature_NumberThatIsShortOrHigh_IsReadByBoth(int at, int octet)
    {
        using var key = Keys().First();
        var signature = Enumerable.Range(0, 100_000).Select(_ => key.Sign(Message)).First(one => octet == 0 ? one.Raw[at] == 0 : one.Raw[at] >= octet);

        Sm2Signature.FromDer(signature.ToDer()).ShouldBe(signature);
        Sm2Signature.FromDerOrRaw(signature.Raw.ToArray()).ShouldBe(signature);
        Sm2Signature.FromDerOrRaw(signature.ToDer()).ShouldBe(signature);
        OpenSslVerifies(key.PublicKey, signature).ShouldBeTrue();
    }

    [Fact]
    public void Signature_OtherRootOfTheSame_IsRefused()
    {
        using var key = Keys().First();
        var signature = key.Sign(Message);
        var negative = Sm2Curve.Order.Subtract(Sm2Curve.FromOctets(signature.Raw[32..])).ToByteArrayUnsigned();
        byte[] other = [.. signature.Raw[..32], .. new byte[32 - negative.Length], .. negative];

        key.PublicKey.Verify(Message, new Sm2Signature(other)).ShouldBeFalse();
        key.PublicKey.Verify(Message, new Sm2Signature([.. signature.Raw[32..], .. signature.Raw[..32]])).ShouldBeFalse();
    }

    [Fact]
    public void Signature_DerAsLongAsRaw_IsTakenForDer()
    {
        byte[] r = [.. new byte[3], .. Enumerable.Repeat((byte)0x11, 29)], s = [.. new byte[3], .. Enumerable.Repeat((byte)0x22, 29)];
        var der = new Sm2Signature([.. r, .. s]).ToDer();
        der.Length.ShouldBe(64);

        Sm2Signature.FromDerOrRaw(der).Raw.ToArray().ShouldBe([.. r, .. s]);
        byte[] raw = [0x30, 62, 2, 29, .. Enumerable.Repeat((byte)0x33, 60)];
        Sm2Signature.FromDerOrRaw(raw).Raw.ToArray().ShouldBe(raw);
    }

    [Theory]
    [InlineData("leading zero of the length", "不是最短")]
    [InlineData("five octets of length", "长度不对")]
    [InlineData("indefinite", "不定长")]
    [InlineData("octet behind", "多余")]
    [InlineData("cut", "超出")]
    public void SealSignature_InAnotherEncoding_IsRefusedForItsStructure(string way, string words)
    {
        var value = SignedSamples.Unpack(SignedSamples.Sealed)["Doc_0/Signs/Sign_0/SignedValue.dat"];
        value[1].ShouldBe((byte)0x82);
        byte[] changed = way switch
        {
            "leading zero of the length" => [0x30, 0x83, 0, .. value[2..]],
            "five octets of length" => [0x30, 0x85, 0, 0, 0, .. value[2..]],
            "indefinite" => [0x30, 0x80, .. value[4..], 0, 0],
            "octet behind" => [.. value, 0],
            _ => value[..^1],
        };

        var file = SignedSamples.With(SignedSamples.Sealed, "Doc_0/Signs/Sign_0/SignedValue.dat", _ => changed);
        SignedSamples.Failed(file).ShouldBe(["seal-structure"]);
        SignedSamples.Reason(file, "seal-structure").ShouldContain(words);
    }

    [Theory]
    [InlineData("2.16.840.1.101.3.4.2.1", 32, "不是 SM3")]
    [InlineData("1.3.14.3.2.26", 20, "不是 SM3")]
    [InlineData(Sm3.Oid, 20, "不是针对")]
    public void Timestamp_OverAnotherDigest_IsRefusedWithItsReason(string algorithm, int length, string words)
    {
        var info = Der.Sequence(
            Der.Integer(1), Der.ObjectIdentifier(DemonstrationAuthority.TimestampPolicy), Der.Sequence(Der.Algorithm(algorithm), Der.OctetString(new byte[length])),
            Der.UnsignedInteger([1]), Der.GeneralizedTime(SigningTime));
        var token = TimestampToken.Parse(SignedMessage.Sign(
            new SignedMessageRequest { Content = info, ContentType = TimestampOids.Info, Syntax = SignedMessageSyntax.Cms, SigningTime = SigningTime }, Authority.Timestamp, Authority.TimestampKey).Encoded);

        token.Verify(new byte[32], new CertificateVerifier(Authority.ToTrustStore())).ShouldContain(words);
    }

    [Fact]
    public void Message_SignersOrCertificatesBeyondMeasure_AreRefused()
    {
        var request = new SignedMessageRequest { Content = Message, Syntax = SignedMessageSyntax.Cms };
        Should.Throw<DerException>(() => SignedMessage.Sign(request with { FurtherCertificates = [.. Enumerable.Repeat(Authority.Signer, 64)] }, Authority.Signer, Authority.SignerKey)).Message.ShouldContain("证书超过");
        var one = SignedMessage.Sign(request, Authority.Signer, Authority.SignerKey).Encoded;
        Resigned(one, 16).VerifySignatures().ShouldBeTrue();
        Should.Throw<DerException>(() => Resigned(one, 17)).Message.ShouldContain("签名人超过");

        static SignedMessage Resigned(ReadOnlyMemory<byte> message, int signers)
        {
            var outer = DerReader.OpenSequence(message);
            var type = outer.Any().Encoded;
            var data = outer.Context(0).Sequence();
            ReadOnlyMemory<byte>[] before = [data.Any().Encoded, data.Any().Encoded, data.Any().Encoded, data.Any().Encoded];
            var signer = data.Set().Any().Encoded;
            return SignedMessage.Parse(Der.Sequence(type, Der.Context(0, Der.Sequence([.. before, Der.Set([.. Enumerable.Repeat(signer, signers)])]))));
        }
    }

    /// <summary>Keys with the smallest scalars, always the same.</summary>
    private static IEnumerable<Sm2PrivateKey> Keys()
    {
        for (var d = 1; ; d++)
        {
            var scalar = new byte[32];
            (scalar[30], scalar[31]) = ((byte)(d >> 8), (byte)d);
            yield return new Sm2PrivateKey(scalar);
        }
    }

    private static bool OpenSslVerifies(Sm2PublicKey key, Sm2Signature signature) => Encoding.ASCII.GetString(PeerProgram.OpenSsl(
        "pkeyutl -verify -pubin -inkey p -rawin -digest sm3 -pkeyopt distid:1234567812345678 -in m -sigfile s",
        ("p", Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.ToSubjectPublicKeyInfo()))), ("m", Message), ("s", signature.ToDer()))).Contains("Verified Successfully", StringComparison.Ordinal);
}
