namespace Heluo.Engines.Crypto;

/// <summary>
/// Verifies a seal signature step by step (GB/T 38540-2020 clauses 6.3 and 7.3). Every step is taken even when one before it failed. Validity of
/// seal and certificates is judged at the time of signing, not today.
/// </summary>
/// <param name="trust">Roots, intermediates and revocation lists.</param>
public sealed class SealVerifier(TrustStore trust)
{
    private static readonly string[] AllowedAlgorithms = [Sm2.SignatureOid, Sm2.MessageSignatureOid];

    /// <summary>How far the signer's clock may be ahead of the timestamp authority's.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private readonly CertificateVerifier certificates = new(trust);

    /// <summary>Takes every step.</summary>
    public IReadOnlyList<VerificationStep> Verify(SealSignature signature, SealVerificationRequest request)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(request);
        var signer = TryParse(signature.SignerCertificate);
        var maker = TryParse(signature.Seal.MakerCertificate);
        var at = signature.SignedAt;
        return
        [
            Step("algorithms", "算法标识", JudgeAlgorithms(signature)),
            Step("data-hash", "签名文件摘要", Require(signature.DataHash.Span.SequenceEqual(request.DataHash.Span), "签名描述文件的摘要与签章中的不一致，文件已被改动")),
            JudgePath(signature, request.Path),
            Step("signature", "签章签名", JudgeSignature(signature, signer)),
            Step("signer-in-seal", "签章人在印章名单内", Require(signature.Seal.Signers.Contains(signature.SignerCertificate), "签章人的证书不在印章的签章人名单内")),
            Step("seal-signature", "印章签名", JudgeSeal(signature.Seal, maker)),
            Step("seal-validity", "印章有效期", JudgeValidity(signature.Seal, at, request)),
            JudgeCertificate("signer-certificate", "签章人证书", signer, at),
            JudgeCertificate("maker-certificate", "制章人证书", maker, at),
            JudgeTimestamp(signature),
        ];
    }

    /// <summary>Verifies a seal by itself, as it is to be used at <paramref name="at"/>.</summary>
    public IReadOnlyList<VerificationStep> Verify(ElectronicSeal seal, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(seal);
        var maker = TryParse(seal.MakerCertificate);
        return
        [
            Step("algorithms", "算法标识", Require(AllowedAlgorithms.Contains(seal.SignatureAlgorithm), $"印章的签名算法 {seal.SignatureAlgorithm} 不被允许")),
            Step("seal-signature", "印章签名", JudgeSeal(seal, maker)),
            Step("seal-validity", "印章有效期", JudgeValidity(seal, at, null)),
            JudgeCertificate("maker-certificate", "制章人证书", maker, at),
        ];
    }

    /// <summary>V4 and V5 put the path there; V1 leaves the content free, and some makers write other things.</summary>
    private static VerificationStep JudgePath(SealSignature signature, string path)
    {
        const string code = "property-path", title = "签名文件路径";
        var stated = signature.PropertyInfo;
        if (signature.Version == SealVersion.V1 && !stated.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            return new VerificationStep(code, title, StepOutcome.NotPresent, "旧版签章没有记录签名描述文件的路径");
        return Step(code, title, Require(Plain(stated) == Plain(path), $"签章中记录的签名描述文件路径“{stated}”与实际读取的“{path}”不一致"));

        static string Plain(string path)
        {
            var plain = path.Trim().Replace('\\', '/');
            while (plain.StartsWith("./", StringComparison.Ordinal)) plain = plain[2..];
            return plain.TrimStart('/');
        }
    }

    private static string JudgeAlgorithms(SealSignature signature)
    {
        foreach (var oid in (string[])[signature.SignatureAlgorithm, signature.Seal.SignatureAlgorithm])
            if (!AllowedAlgorithms.Contains(oid)) return $"签名算法 {oid} 不被允许，只接受 SM2 与 SM3";
        return Require(signature.DataHash.Length == Sm3.DigestBytes, "原文摘要长度不是 SM3 的 32 字节");
    }

    private static string JudgeSignature(SealSignature signature, Certificate? signer)
    {
        if (signer?.PublicKey is not { } key) return "签章人证书读不出或不是 SM2 证书";
        return Require(Certificate.SignedBy(key, signature.SignedBytes.Span, signature.Signature), "签章的 SM2 签名不对");
    }

    private static string JudgeSeal(ElectronicSeal seal, Certificate? maker) =>
        maker is null ? "制章人证书读不出" : Require(seal.IsSignedBy(maker), "印章本身的签名不对，印章已被改动或不是该制章人所制");

    private static string JudgeValidity(ElectronicSeal seal, DateTimeOffset? at, SealVerificationRequest? request)
    {
        if (at is not { } moment) return "签章时间读不出";
        if (moment < seal.ValidFrom) return "签章时印章尚未生效";
        if (moment > seal.ValidTo) return "签章时印章已过有效期";
        return Require(request?.IsSealRevoked?.Invoke(seal.Id, moment) != true, "签章时印章已被注销");
    }

    private VerificationStep JudgeCertificate(string code, string title, Certificate? certificate, DateTimeOffset? at)
    {
        if (certificate is null) return Step(code, title, "证书读不出");
        return at is { } moment ? certificates.JudgeSigner(code, title, certificate, moment) : Step(code, title, "签章时间读不出");
    }

    private VerificationStep JudgeTimestamp(SealSignature signature)
    {
        const string code = "timestamp", title = "时间戳";
        if (signature.Timestamp is not { } encoded) return new VerificationStep(code, title, StepOutcome.NotPresent, "没有时间戳");
        try
        {
            var token = TimestampToken.Parse(encoded);
            var stamped = signature.Version == SealVersion.V1 ? signature.DataHash.ToArray() : Sm3.Hash(signature.Signature.Span);
            var reason = token.Verify(stamped, certificates);
            if (reason.Length == 0 && signature.SignedAt is { } at && token.Time < at - ClockTolerance) reason = "时间戳早于签章时间";
            if (reason.Length == 0 && signature.SignedAt is { } stated && token.Time - stated >= OneDay)
                return new VerificationStep(code, title, StepOutcome.Passed, $"时间戳比签章自称的时间晚 {(token.Time - stated).Days} 天，只能证明那时签章已经存在");
            return Step(code, title, reason);
        }
        catch (DerException)
        {
            return Step(code, title, "时间戳读不出");
        }
    }

    private static Certificate? TryParse(ReadOnlyMemory<byte> der)
    {
        try
        {
            return Certificate.Parse(der);
        }
        catch (DerException)
        {
            return null;
        }
    }

    private static string Require(bool holds, string otherwise) => holds ? "" : otherwise;

    private static VerificationStep Step(string code, string title, string reason) =>
        new(code, title, reason.Length == 0 ? StepOutcome.Passed : StepOutcome.Failed, reason);
}
