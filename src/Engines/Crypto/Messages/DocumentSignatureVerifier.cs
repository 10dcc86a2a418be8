using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>
/// Verifies the plain digital signature of a document (SignedValue.dat of an OFD with type Sign; GM/T 0099-2020 clause 7.2.2, GB/T 35275), step by step. What is
/// signed is SM3 of the description file; other makers sign the file itself, keep it outside, or sign attributes in the manner of CMS.
/// </summary>
/// <param name="trust">Roots, intermediates and revocation lists.</param>
public sealed class DocumentSignatureVerifier(TrustStore trust)
{
    private readonly CertificateVerifier certificates = new(trust);

    /// <summary>Takes every step.</summary>
    /// <param name="message">The signature value.</param>
    /// <param name="document">The description file.</param>
    /// <param name="signedAt">When it was signed as said elsewhere; the signers' own word comes first.</param>
    public IReadOnlyList<VerificationStep> Verify(SignedMessage message, ReadOnlyMemory<byte> document, DateTimeOffset? signedAt)
    {
        ArgumentNullException.ThrowIfNull(message);
        var digest = Sm3.Hash(document.Span);
        byte[][] contents = message.Content is { } content ? [content.ToArray()] : [digest, document.ToArray()];
        var covers = message.Content is not { } held || Covers(held.Span, document.Span, digest);
        var states = message.Signers.All(signer => signer.States([digest, .. contents.Select(one => Sm3.Hash(one))]));
        var known = message.Signers.Count > 0 && message.Signers.All(signer => signer.UsesKnownAlgorithms);
        var steps = new List<VerificationStep>
        {
            Step("algorithms", "算法标识", known ? "" : "签名算法不被允许，只接受 SM2 与 SM3"),
            Step("data-hash", "签名文件摘要", covers && states ? "" : "签名描述文件的摘要与签名中的不一致，文件已被改动"),
            Step("signature", "数字签名", JudgeSignatures(message, contents)),
        };
        foreach (var signer in message.Signers) steps.Add(JudgeCertificate(message, signer, signedAt));
        return steps;
    }

    private static bool Covers(ReadOnlySpan<byte> content, ReadOnlySpan<byte> document, ReadOnlySpan<byte> digest) =>
        content.SequenceEqual(digest) || content.SequenceEqual(document) || content.SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToBase64String(digest)));

    private static string JudgeSignatures(SignedMessage message, byte[][] contents)
    {
        if (message.Signers.Count == 0) return "签名数据里没有签名者";
        foreach (var signer in message.Signers)
        {
            if (message.CertificateOf(signer) is not { } certificate) return "签名数据里没有签名者的证书";
            if (!signer.Signed(certificate, contents)) return "数字签名的 SM2 签名不对";
        }

        return "";
    }

    private VerificationStep JudgeCertificate(SignedMessage message, MessageSigner signer, DateTimeOffset? signedAt)
    {
        const string code = "signer-certificate", title = "签名人证书";
        if (message.CertificateOf(signer) is not { } certificate) return Step(code, title, "签名数据里没有签名者的证书");
        return (signer.SigningTime ?? signedAt) is { } at
            ? certificates.JudgeSigner(code, title, certificate, at, message.Certificates)
            : Step(code, title, "签名时间读不出");
    }

    private static VerificationStep Step(string code, string title, string reason) =>
        new(code, title, reason.Length == 0 ? StepOutcome.Passed : StepOutcome.Failed, reason);
}
