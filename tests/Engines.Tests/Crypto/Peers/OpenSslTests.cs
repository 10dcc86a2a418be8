using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Crypto.Peers;

/// <summary>Both ways with OpenSSL 3.</summary>
public sealed class OpenSslTests
{
    private const string Identity = "distid:1234567812345678";
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("河洛：行政许可受理通知书");
    private static readonly byte[] Key = Convert.FromHexString("0123456789abcdeffedcba9876543210");
    private static readonly byte[] Iv = Convert.FromHexString("000102030405060708090a0b0c0d0e0f");

    [Fact]
    public void Digest_OfAMessage_IsTheSame() => Text(PeerProgram.OpenSsl("dgst -sm3 -r m", ("m", Message))).ShouldStartWith(Convert.ToHexStringLower(Sm3.Hash(Message)));

    [Fact]
    public void Hmac_OfAMessage_IsTheSame() =>
        Text(PeerProgram.OpenSsl($"dgst -sm3 -mac HMAC -macopt hexkey:{Convert.ToHexStringLower(Key)} -r m", ("m", Message)))
            .ShouldStartWith(Convert.ToHexStringLower(HmacSm3.Compute(Key, Message)));

    [Fact]
    public void Cbc_EachDecryptsTheOthers()
    {
        var arguments = $"-K {Convert.ToHexStringLower(Key)} -iv {Convert.ToHexStringLower(Iv)} -in m";

        PeerProgram.OpenSsl("enc -sm4-cbc " + arguments, ("m", Message)).ShouldBe(Sm4Cbc.Encrypt(Key, Iv, Message));
        PeerProgram.OpenSsl("enc -d -sm4-cbc " + arguments, ("m", Sm4Cbc.Encrypt(Key, Iv, Message))).ShouldBe(Message);
    }

    [Fact]
    public void Ctr_OfALongMessage_IsTheSame()
    {
        var message = RandomNumberGenerator.GetBytes(5000);
        var ours = new byte[message.Length];
        Sm4Ctr.Transform(Key, Iv, message, ours);

        PeerProgram.OpenSsl($"enc -sm4-ctr -K {Convert.ToHexStringLower(Key)} -iv {Convert.ToHexStringLower(Iv)} -in m", ("m", message)).ShouldBe(ours);
    }

    [Fact]
    public void Signature_EachVerifiesTheOthers()
    {
        var (file, key) = NewKey();
        using (key)
        {
            var theirs = PeerProgram.OpenSsl($"pkeyutl -sign -inkey k -rawin -digest sm3 -pkeyopt {Identity} -in m", ("k", file), ("m", Message));
            key.PublicKey.Verify(Message, Sm2Signature.FromDer(theirs)).ShouldBeTrue();

            Text(PeerProgram.OpenSsl($"pkeyutl -verify -pubin -inkey p -rawin -digest sm3 -pkeyopt {Identity} -in m -sigfile s",
                ("p", PublicPem(key.PublicKey)), ("m", Message), ("s", key.Sign(Message).ToDer()))).ShouldContain("Verified Successfully");
        }
    }

    [Fact]
    public void Ciphertext_EachDecryptsTheOthers()
    {
        var (file, key) = NewKey();
        using (key)
        {
            var theirs = PeerProgram.OpenSsl("pkeyutl -encrypt -pubin -inkey p -in m", ("p", PublicPem(key.PublicKey)), ("m", Key));
            key.Decrypt(Sm2Ciphertext.FromDer(theirs)).ShouldBe(Key);
            PeerProgram.OpenSsl("pkeyutl -decrypt -inkey k -in c", ("k", file), ("c", key.PublicKey.Encrypt(Key).ToDer())).ShouldBe(Key);
        }
    }

    [Fact]
    public void SealSignature_OfOurs_IsVerifiedWithTheSealInside()
    {
        var signature = DerReader.OpenSequence(Sign().Encoded);
        var toSign = signature.Expect(DerTag.Sequence);
        signature.OctetString();
        signature.ObjectIdentifier();
        var body = signature.Into(toSign);
        body.SmallInteger();
        var seal = body.Sequence();
        var info = seal.Expect(DerTag.Sequence);
        seal.OctetString();
        seal.ObjectIdentifier();

        Verified(Authority.Signer, toSign.Encoded, signature.BitString()).ShouldContain("Verified Successfully");
        Verified(Authority.SealMaker, info.Encoded, seal.BitString()).ShouldContain("Verified Successfully");

        static string Verified(Certificate signer, ReadOnlyMemory<byte> message, ReadOnlyMemory<byte> value) => Text(PeerProgram.OpenSsl(
            $"pkeyutl -verify -pubin -inkey p -rawin -digest sm3 -pkeyopt {Identity} -in m -sigfile s",
            ("p", PublicPem(signer.PublicKey!)), ("m", message.ToArray()), ("s", value.ToArray())));
    }

    [Fact]
    public void Chain_OfOurs_IsVerifiedLinkByLink()
    {
        // The identity given reaches only the first certificate of a chain, so each link is asked for by itself.
        foreach (var (below, above) in new[] { (Authority.Signer, Authority.Issuing.Certificate), (Authority.Issuing.Certificate, Authority.Root.Certificate) })
        {
            var answer = PeerProgram.OpenSsl(
                $"verify -partial_chain -vfyopt {Identity} -attime {SigningTime.ToUnixTimeSeconds()} -CAfile above below", ("above", Pem(above)), ("below", Pem(below)));
            Text(answer).Trim().ShouldBe("below: OK");
        }
    }

    [Fact]
    public void Certificate_OfTheirs_IsVerified()
    {
        var (file, key) = NewKey();
        using (key)
        {
            var made = PeerProgram.OpenSsl($"req -x509 -new -key k -sm3 -sigopt {Identity} -subj /C=CN/CN=peer -days 30", ("k", file));
            var certificate = Certificate.ParseFile(made);

            certificate.PublicKey.ShouldBe(key.PublicKey);
            new CertificateVerifier(new TrustStore().Add(certificate)).Verify(certificate, certificate.NotBefore, KeyUsages.None).IsValid.ShouldBeTrue();
        }
    }

    [Fact]
    public void RevocationList_OfOurs_IsRead()
    {
        var list = Authority.Issuing.IssueRevocationList(
            [new RevokedCertificate(Authority.Signer.SerialNumber, SigningTime, RevocationReason.KeyCompromise)], 12, SigningTime, SigningTime.AddDays(7));
        var text = Text(PeerProgram.OpenSsl("crl -inform DER -in l -noout -text", ("l", list.Encoded.ToArray())));

        text.ShouldContain("SM2-with-SM3");
        text.ShouldContain("Key Compromise");
        text.ShouldContain(Authority.Signer.SerialNumber.ToUpperInvariant());
    }

    [Fact]
    public void StatusAnswer_OfOurs_IsRead()
    {
        var request = OcspRequest.For(Authority.Signer, Authority.Issuing.Certificate, new byte[] { 7, 7, 7 });
        var responder = new OcspResponder(Authority.Issuing.Certificate, Authority.Issuing.Certificate, new SigningKey(Authority.Store, "issuing"),
            serial => (OcspStatus.Revoked, new RevokedCertificate(serial, SigningTime)), Clock(SigningTime));

        Text(PeerProgram.OpenSsl("ocsp -reqin q -req_text", ("q", request.Encode()))).ShouldContain("sm3");
        var text = Text(PeerProgram.OpenSsl("ocsp -respin a -resp_text -noverify", ("a", responder.Respond(request.Encode()))));
        text.ShouldContain("Cert Status: revoked");
        text.ShouldContain("SM2-with-SM3");
    }

    [Fact]
    public void Timestamp_AskedByThem_IsRead()
    {
        var asked = PeerProgram.OpenSsl("ts -query -data m -sm3 -cert", ("m", Message));
        var text = Text(PeerProgram.OpenSsl("ts -reply -in r -text", ("r", Authority.TimestampAuthority(Clock(SigningTime)).Respond(asked))));

        text.ShouldContain("Status: Granted");
        text.ShouldContain("Mar  4 05:06:07 2026 GMT");
    }

    private static (byte[] File, Sm2PrivateKey Key) NewKey()
    {
        var pem = PeerProgram.OpenSsl("genpkey -algorithm SM2");
        var text = Text(pem);
        var fields = PemEncoding.Find(text);
        var outer = DerReader.OpenSequence(Convert.FromBase64String(text[fields.Base64Data]));
        outer.SmallInteger();
        outer.Sequence();
        var inner = DerReader.OpenSequence(outer.OctetString());
        inner.SmallInteger();
        return (pem, new Sm2PrivateKey(inner.OctetString().Span));
    }

    private static byte[] PublicPem(Sm2PublicKey key) => Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.ToSubjectPublicKeyInfo()));

    private static byte[] Pem(Certificate certificate) => Encoding.ASCII.GetBytes(certificate.ToPem());

    private static string Text(byte[] output) => Encoding.UTF8.GetString(output);
}
