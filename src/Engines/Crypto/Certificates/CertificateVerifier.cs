namespace Heluo.Engines.Crypto;

/// <summary>Judges certificates against trusted roots at a moment (RFC 5280 clause 6, GB/T 20518).</summary>
/// <param name="trust">Roots, intermediates and revocation lists.</param>
public sealed class CertificateVerifier(TrustStore trust)
{
    private const int LongestPath = 8;

    /// <summary>Signatures verified in search of a path; certificates sent along by a stranger may all bear one name.</summary>
    private const int MostAttempts = 32;

    /// <summary>Judges one certificate.</summary>
    /// <param name="certificate">The certificate at the end of the path.</param>
    /// <param name="at">The moment of judgement: for a signature, when it was made.</param>
    /// <param name="usages">The key must be allowed at least one of these; <see cref="KeyUsages.None"/> asks nothing.</param>
    /// <param name="extendedUsage">An extended purpose it must bear; null asks nothing.</param>
    /// <param name="others">Further certificates that may lie on the path, e.g. from a message.</param>
    public ChainResult Verify(
        Certificate certificate, DateTimeOffset at, KeyUsages usages, string? extendedUsage = null, IEnumerable<Certificate>? others = null)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!trust.IsJudged)
        {
            var (own, why) = JudgeOne([certificate], 0, at, usages, extendedUsage);
            return new ChainResult(own, why, [certificate], false) { PathJudged = false };
        }

        var path = Build(certificate, [.. trust.Intermediates, .. others ?? []], out var signatureRefused);
        if (path is null)
        {
            var fault = signatureRefused ? ChainFault.BadSignature : ChainFault.NoTrustedRoot;
            var cause = signatureRefused ? "签发者签名不对" : "找不到通向受信任根证书的证书链";
            return new ChainResult(fault, $"证书“{Name(certificate)}”{cause}", [certificate], false);
        }

        var complete = trust.Roots.Contains(path[^1]);
        for (var i = 0; i < path.Count; i++)
        {
            var (fault, reason) = JudgeOne(path, i, at, usages, extendedUsage);
            if (fault == ChainFault.None && i + 1 < path.Count) (fault, reason) = JudgeRevocation(path[i], path[i + 1], at, ref complete);
            if (fault != ChainFault.None) return new ChainResult(fault, reason, path, complete);
        }

        return new ChainResult(ChainFault.None, "", path, complete);
    }

    /// <summary>Judges the certificate of somebody who signed, as a step of verification.</summary>
    internal VerificationStep JudgeSigner(string code, string title, Certificate certificate, DateTimeOffset at, IEnumerable<Certificate>? others = null)
    {
        var result = Verify(certificate, at, KeyUsages.DigitalSignature | KeyUsages.NonRepudiation, others: others);
        if (!result.IsValid) return new VerificationStep(code, title, StepOutcome.Failed, result.Reason);
        return result.PathJudged
            ? new VerificationStep(code, title, StepOutcome.Passed, result.RevocationChecked ? "" : "没有撤销列表可查")
            : new VerificationStep(code, title, StepOutcome.NotPresent, "没有指定受信任的根证书，未判断证书由谁签发");
    }

    private List<Certificate>? Build(Certificate leaf, List<Certificate> known, out bool signatureRefused)
    {
        signatureRefused = false;
        var path = new List<Certificate> { leaf };
        var attempts = 0;
        while (path.Count <= LongestPath)
        {
            var last = path[^1];
            if (trust.Roots.Contains(last)) return path;
            Certificate? next = null;
            foreach (var candidate in trust.Roots.Concat(known))
            {
                if (!candidate.Subject.Equals(last.Issuer) || path.Contains(candidate) || !KeyIdsAgree(last, candidate)) continue;
                if (++attempts > MostAttempts) return null;
                if (last.IsSignedBy(candidate))
                {
                    next = candidate;
                    break;
                }

                signatureRefused = true;
            }

            if (next is null) return trust.AcceptsPartialPaths && trust.Intermediates.Contains(last) ? path : null;
            signatureRefused = false;
            path.Add(next);
        }

        return null;
    }

    private static (ChainFault Fault, string Reason) JudgeOne(
        List<Certificate> path, int index, DateTimeOffset at, KeyUsages usages, string? extendedUsage)
    {
        var certificate = path[index];
        var extensions = certificate.Extensions;
        var name = Name(certificate);
        if (at < certificate.NotBefore) return (ChainFault.NotYetValid, $"证书“{name}”当时尚未生效");
        if (at > certificate.NotAfter) return (ChainFault.Expired, $"证书“{name}”当时已过期");
        if (extensions.UnknownCritical.Count > 0) return (ChainFault.UnknownCriticalExtension, $"证书“{name}”含有不认识的关键扩展项 {extensions.UnknownCritical[0]}");
        if (certificate.PublicKey is null || certificate.SignatureAlgorithm != Sm2.SignatureOid)
            return (ChainFault.AlgorithmNotAllowed, $"证书“{name}”不是 SM2 证书");
        if (index == 0)
        {
            var allowed = extensions.Usages is not { } granted || usages == KeyUsages.None || (granted & usages) != 0;
            if (!allowed) return (ChainFault.WrongUsage, $"证书“{name}”的密钥用途不允许这样使用");
            if (extendedUsage is not null && !extensions.ExtendedUsages.Contains(extendedUsage))
                return (ChainFault.WrongUsage, $"证书“{name}”没有所需的扩展用途");
            return (ChainFault.None, "");
        }

        var maySign = extensions.Usages is not { } authority || authority.HasFlag(KeyUsages.CertificateSigning);
        var below = path.Take(index).Skip(1).Count(one => !one.IsSelfIssued);
        if (!extensions.IsAuthority || !maySign || below > (extensions.PathLength ?? int.MaxValue))
            return (ChainFault.NotAuthority, $"证书“{name}”无权签发下级证书");
        return (ChainFault.None, "");
    }

    private (ChainFault Fault, string Reason) JudgeRevocation(Certificate certificate, Certificate issuer, DateTimeOffset at, ref bool complete)
    {
        var seen = false;
        foreach (var list in trust.RevocationLists)
        {
            if (!list.Issuer.Equals(certificate.Issuer) || !list.IsSignedBy(issuer)) continue;
            if (issuer.Extensions.Usages is { } granted && !granted.HasFlag(KeyUsages.RevocationListSigning)) continue;
            seen = true;
            if (list.Find(certificate) is { } entry && entry.RevokedAt <= at) return (ChainFault.Revoked, $"证书“{Name(certificate)}”当时已被撤销");
        }

        foreach (var answer in trust.Answers)
        {
            if (answer.Subject.SerialNumber != certificate.SerialNumber || answer.Status == OcspStatus.Unknown || !answer.IsSignedFor(issuer)) continue;
            seen = true;
            if (answer.RevokedAt <= at) return (ChainFault.Revoked, $"证书“{Name(certificate)}”当时已被撤销");
        }

        complete &= seen;
        return (ChainFault.None, "");
    }

    private static bool KeyIdsAgree(Certificate certificate, Certificate issuer)
    {
        var (wanted, held) = (certificate.Extensions.AuthorityKeyId, issuer.Extensions.SubjectKeyId);
        return wanted.IsEmpty || held.IsEmpty || wanted.Span.SequenceEqual(held.Span);
    }

    private static string Name(Certificate certificate) => certificate.Subject.CommonName ?? certificate.Subject.ToString();
}
