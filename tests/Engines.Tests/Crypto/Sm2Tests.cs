using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

public sealed class Sm2Tests
{
    private static readonly Sm2PrivateKey Key = Sm2PrivateKey.Generate();

    [Fact]
    public void Verify_StandardSample_IsTrue()
    {
        // GB/T 32918.5-2017 annex A.2
        var key = new Sm2PublicKey(Convert.FromHexString(
            "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"));
        var signature = new Sm2Signature(Convert.FromHexString(
            "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"));

        key.Verify("message digest"u8, signature).ShouldBeTrue();
        key.Verify("message digesT"u8, signature).ShouldBeFalse();
        key.Verify("message digest"u8, signature, Encoding.ASCII.GetBytes("ALICE123@YAHOO.COM")).ShouldBeFalse();
    }

    [Fact]
    public void PublicKey_StandardSamplePrivateKey_GivesTheSamplePoint()
    {
        using var key = new Sm2PrivateKey(Convert.FromHexString("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"));

        Convert.ToHexString(key.PublicKey.Encoded).ShouldBe(
            "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    }

    [Fact]
    public void Decrypt_StandardSample_GivesItsPlaintext()
    {
        // GB/T 32918.5-2017 annex C.2
        using var key = new Sm2PrivateKey(Convert.FromHexString("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"));
        var ciphertext = Sm2Ciphertext.FromBytes(Convert.FromHexString(
            "0404EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"
            + "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766" + "21886CA989CA9C7D58087307CA93092D651EFA"));

        Encoding.ASCII.GetString(key.Decrypt(ciphertext)).ShouldBe("encryption standard");
    }

    [Fact]
    public void Sign_AnyMessage_VerifiesInBothForms() =>
        Gen.Byte.Array[0, 100].Sample(
            message =>
            {
                var signature = Key.Sign(message);
                return Key.PublicKey.Verify(message, signature) && Sm2Signature.FromDer(signature.ToDer()).Equals(signature);
            },
            iter: 30);

    [Fact]
    public void Encrypt_AnyPlaintext_ComesBackInEveryForm() =>
        Gen.Byte.Array[1, 100].Sample(
            plaintext =>
            {
                var ciphertext = Key.PublicKey.Encrypt(plaintext);
                var octets = ciphertext.ToBytes();
                byte[] draft = [.. octets[..65], .. octets[97..], .. octets[65..97]];
                return Key.Decrypt(Sm2Ciphertext.FromBytes(octets)).AsSpan().SequenceEqual(plaintext)
                    && Key.Decrypt(Sm2Ciphertext.FromBytes(octets.AsSpan(1))).AsSpan().SequenceEqual(plaintext)
                    && Key.Decrypt(Sm2Ciphertext.FromDraftOrder(draft)).AsSpan().SequenceEqual(plaintext)
                    && Key.Decrypt(Sm2Ciphertext.FromDer(ciphertext.ToDer())).AsSpan().SequenceEqual(plaintext);
            },
            iter: 20);

    [Fact]
    public void Decrypt_BarePointThatBeginsWithFour_IsTakenForWhatItIs()
    {
        byte[] octets;
        do octets = Key.PublicKey.Encrypt("秘密内容"u8).ToBytes();
        while (octets[1] != 4);

        Key.Decrypt(Sm2Ciphertext.FromBytes(octets.AsSpan(1))).ShouldBe("秘密内容"u8.ToArray());
        Key.Decrypt(Sm2Ciphertext.FromBytes(octets)).ShouldBe("秘密内容"u8.ToArray());
    }

    [Fact]
    public void Decrypt_DraftOrderTakenForTheStandardOne_IsRefused()
    {
        var octets = Key.PublicKey.Encrypt("秘密内容"u8).ToBytes();
        byte[] draft = [.. octets[..65], .. octets[97..], .. octets[65..97]];

        Should.Throw<CryptographicException>(() => Key.Decrypt(Sm2Ciphertext.FromBytes(draft)));
    }

    [Fact]
    public void Verify_ValuesOutOfRange_IsFalse()
    {
        var order = Convert.FromHexString("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
        var one = new byte[32];
        one[31] = 1;

        Key.PublicKey.Verify("m"u8, new Sm2Signature(new byte[64])).ShouldBeFalse();
        Key.PublicKey.Verify("m"u8, new Sm2Signature([.. order, .. one])).ShouldBeFalse();
        Key.PublicKey.Verify("m"u8, new Sm2Signature([.. one, .. order])).ShouldBeFalse();
    }

    [Fact]
    public void PublicKey_PointOffTheCurve_IsRefused()
    {
        var octets = Key.PublicKey.Encoded.ToArray();
        octets[^1] ^= 1;

        Should.Throw<CryptographicException>(() => new Sm2PublicKey(octets));
        Should.Throw<CryptographicException>(() => new Sm2PublicKey(octets.AsSpan(2)));
    }

    [Fact]
    public void SubjectPublicKeyInfo_WrittenAndRead_IsTheSameKey() =>
        Sm2PublicKey.FromSubjectPublicKeyInfo(Key.PublicKey.ToSubjectPublicKeyInfo()).ShouldBe(Key.PublicKey);

    [Fact]
    public void SignDigest_AfterDispose_IsRefused()
    {
        var key = Sm2PrivateKey.Generate();
        key.Dispose();

        Should.Throw<ObjectDisposedException>(() => key.SignDigest(new byte[32]));
    }
}
