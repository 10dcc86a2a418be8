using System.IO.Compression;
using System.Security.Cryptography;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;
using Heluo.Engines.Documents.Verification;

namespace Heluo.Fuzz;

/// <summary>A parser under fire: what it is fed with and how it is called. It may refuse with its own exceptions, nothing else.</summary>
internal sealed record FuzzTarget(string Name, byte[] Seed, Action<byte[]> Run);

/// <summary>Every parser of cryptographic data, each with a sound input to start from.</summary>
internal static class FuzzTargets
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DemonstrationAuthority Authority = DemonstrationAuthority.Create(SoftwareKeyStore.InMemory(), "样例", Start);
    private static readonly TrustStore Trust = Authority.ToTrustStore();
    private static readonly TimestampAuthority Stamper = Authority.TimestampAuthority(new Stopped());

    public static IReadOnlyList<FuzzTarget> All { get; } = [.. Der(), .. Package()];

    /// <summary>Whether an exception is a refusal that the parsers promise.</summary>
    public static bool IsRefusal(Exception thrown) => thrown is DerException or OfdException or CryptographicException;

    private static IEnumerable<FuzzTarget> Der()
    {
        var digest = Sm3.Hash("m"u8);
        var seal = Seal();
        var verifier = new SealVerifier(Trust);
        var request = OcspRequest.For(Authority.Signer, Authority.Issuing.Certificate, new byte[] { 1 });
        var responder = new OcspResponder(
            Authority.Issuing.Certificate, Authority.Issuing.Certificate, new SigningKey(Authority.Store, "issuing"), _ => (OcspStatus.Good, null), new Stopped());
        var signature = SealSignature.Sign(
            new SealSignatureRequest { Seal = seal, DataHash = digest, PropertyInfo = "/S.xml", SignedAt = Start.AddDays(1) }, Authority.Signer, Authority.SignerKey, Stamper);
        var list = Authority.Issuing.IssueRevocationList([new RevokedCertificate("01", Start)], 1, Start, Start.AddDays(1));
        var message = SignedMessage.Sign(new SignedMessageRequest { Content = digest, SigningTime = Start }, Authority.Signer, Authority.SignerKey);
        yield return new("certificate", Authority.Signer.Encoded.ToArray(), data => new CertificateVerifier(Trust).Verify(Certificate.Parse(data), Start.AddDays(1), KeyUsages.None));
        yield return new("revocation-list", list.Encoded.ToArray(), data => RevocationList.Parse(data).IsSignedBy(Authority.Issuing.Certificate));
        yield return new("ocsp-request", request.Encode(), data => responder.Respond(data));
        yield return new("ocsp-response", responder.Respond(request.Encode()), data => OcspResponse.Parse(data).IsSignedFor(Authority.Issuing.Certificate));
        yield return new("seal", seal.Encoded.ToArray(), data => verifier.Verify(ElectronicSeal.Parse(data), Start.AddDays(1)));
        yield return new("seal-signature", signature.Encoded.ToArray(), data =>
            verifier.Verify(SealSignature.Parse(data), new SealVerificationRequest { DataHash = digest, Path = "/S.xml" }));
        yield return new("signed-message", message.Encoded.ToArray(), data => new DocumentSignatureVerifier(Trust).Verify(SignedMessage.Parse(data), "m"u8.ToArray(), Start));
        yield return new("timestamp", Stamper.Stamp(digest).Encoded.ToArray(), data => TimestampToken.Parse(data).Verify(digest, new CertificateVerifier(Trust)));
        yield return new("evidence", EvidenceRecord.Stamp([digest, Sm3.Hash("n"u8), Sm3.Hash("o"u8)], Stamper)[1].Encoded.ToArray(),
            data => EvidenceRecord.Parse(data).Verify(digest, new CertificateVerifier(Trust)));
        yield return new("sm2-signature", Authority.SignerKey.Sign("m"u8).ToDer(), data => Authority.SignerKey.PublicKey.Verify("m"u8, Sm2Signature.FromDerOrRaw(data)));
        yield return new("sm2-ciphertext", Authority.SignerKey.PublicKey.Encrypt("m"u8).ToDer(), data => Authority.Store.Decrypt("signer", Sm2Ciphertext.FromDer(data)));
    }

    /// <summary>The parts that make up an OFD signature, changed inside a package that is otherwise whole.</summary>
    private static IEnumerable<FuzzTarget> Package()
    {
        var page = new LaidOutPage(100, 100, [new Shape(PathData.Rectangle(1, 1, 50, 20)) { Stroke = Color.Black }]);
        var signed = OfdSigner.Sign(OfdWriter.ToBytes(new LaidOutDocument { Pages = [page] }), new OfdSigningRequest
        {
            Certificate = Authority.Signer, Key = Authority.SignerKey, Seal = Seal(), SignedAt = Start.AddDays(1), Places = [new StampPlace(0, 10, 10, 40, 40)],
        });
        var parts = Unpack(signed);
        var verifier = new OfdVerifier(Trust);
        foreach (var part in new[] { "OFD.xml", "Doc_0/Signs/Signatures.xml", "Doc_0/Signs/Sign_0/Signature.xml", "Doc_0/Signs/Sign_0/SignedValue.dat" })
        {
            yield return new("ofd-" + Path.GetFileName(part).ToLowerInvariant(), parts[part], data =>
            {
                var file = Pack(parts, part, data);
                verifier.Verify(file);
                OfdFile.Open(file).Documents[0].Pages[0].ToPng(20);
            });
        }
    }

    private static ElectronicSeal Seal() => ElectronicSeal.Make(
        new SealContent
        {
            Id = "1", Name = "样例", Signers = [Authority.Signer], CreatedAt = Start, ValidFrom = Start, ValidTo = Start.AddYears(1), Image = new SealImage("png", new byte[] { 1 }, 40, 40),
        },
        Authority.SealMaker, Authority.SealMakerKey);

    private static Dictionary<string, byte[]> Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private static byte[] Pack(Dictionary<string, byte[]> parts, string changed, byte[] data)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                stream.Write(name == changed ? data : content);
            }
        }

        return output.ToArray();
    }

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start.AddDays(1);
    }
}
