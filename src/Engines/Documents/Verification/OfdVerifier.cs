using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;

namespace Heluo.Engines.Documents.Verification;

/// <summary>
/// Verifies the signatures of OFD files of any maker (GB/T 33190-2016 chapter 18, GB/T 38540-2020, GM/T 0031-2014, GB/T 35275-2017) step by step. Every step is
/// taken even when one before it failed; validity is judged at the time of signing. Safe for many threads.
/// </summary>
/// <param name="trust">Roots, intermediates and revocation lists; <see cref="TrustStore.Unjudged"/> when none are at hand.</param>
public sealed class OfdVerifier(TrustStore trust)
{
    private readonly SealVerifier _seals = new(trust);
    private readonly DocumentSignatureVerifier _signatures = new(trust);

    /// <summary>Whether a seal (by its number) had been revoked at a moment; null when no register of seals is at hand.</summary>
    public Func<string, DateTimeOffset, bool>? IsSealRevoked { get; init; }

    /// <summary>Verifies every signature of a file.</summary>
    /// <exception cref="OfdException">The file cannot be opened safely, or its entry or list of signatures cannot be read.</exception>
    public OfdVerification Verify(byte[] file, OfdLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var package = new OfdPackage(file, limits ?? OfdLimits.Default);
        var lists = package.Xml("OFD.xml").Children("DocBody").Select(body => SignatureList.Of(package, body)).OfType<SignatureList>().ToArray();
        var signatures = new SignedParts(package, lists).All.Select(one => VerifyOne(package, one)).ToArray();
        return new OfdVerification(signatures, signatures.Length == 0 ? "文件没有签名" : "") { IsTrustJudged = trust.IsJudged };
    }

    private OfdSignatureVerification VerifyOne(OfdPackage package, SignedPart part)
    {
        var entry = part.Entry;
        var result = new OfdSignatureVerification { Id = entry.Id, Path = "/" + (entry.Part ?? entry.Location.TrimStart('/')), IsSeal = entry.IsSeal, Steps = [] };
        var steps = new List<VerificationStep>
        {
            new("package", "文件包安全", StepOutcome.Passed, ""),
            Judgement.Step("signature-file", "签名描述文件", part.Fault),
        };
        if (part.Description is not { } description) return result with { Steps = steps };
        steps.Add(Judgement.Step("digest-method", "摘要与签名方法", Judgement.Methods(description)));
        steps.Add(Judgement.Step("references", "受保护文件未改动", part.JudgeDigests(package)));
        steps.Add(part.JudgeCoverage());
        var value = part.SignedValue(package, out var fault);
        steps.Add(Judgement.Step("signed-value", "签名值文件", fault));
        if (value is null) return result with { Steps = steps, SignedAt = description.Time };
        return entry.IsSeal ? VerifySeal(package, result, steps, description, value) : VerifyPlain(result, steps, description, value);
    }

    private OfdSignatureVerification VerifySeal(
        OfdPackage package, OfdSignatureVerification result, List<VerificationStep> steps, SignatureDescription description, byte[] value)
    {
        try
        {
            var signature = SealSignature.Parse(value);
            steps.Add(JudgeSealFile(package, description, signature.Seal));
            steps.AddRange(_seals.Verify(signature, new SealVerificationRequest
            {
                DataHash = Sm3.Hash(description.Bytes), Path = result.Path, IsSealRevoked = IsSealRevoked,
            }));
            return result with { Steps = steps, SignedAt = signature.SignedAt, Seal = signature.Seal, Signer = Judgement.NameOf(signature.SignerCertificate) };
        }
        catch (DerException refused)
        {
            steps.Add(Judgement.Step("seal-structure", "签章数据结构", $"签章数据不符合 GB/T 38540：{refused.Message}"));
            return result with { Steps = steps, SignedAt = description.Time };
        }
    }

    private OfdSignatureVerification VerifyPlain(
        OfdSignatureVerification result, List<VerificationStep> steps, SignatureDescription description, byte[] value)
    {
        try
        {
            var message = SignedMessage.Parse(value);
            steps.AddRange(_signatures.Verify(message, description.Bytes, description.Time));
            var signer = message.Signers.Count > 0 ? message.CertificateOf(message.Signers[0]) : null;
            return result with
            {
                Steps = steps, SignedAt = message.Signers.Select(one => one.SigningTime).FirstOrDefault() ?? description.Time,
                Signer = signer is null ? "" : Judgement.NameOf(signer.Encoded),
            };
        }
        catch (DerException refused)
        {
            steps.Add(Judgement.Step("signature-structure", "签名数据结构", $"签名数据不符合 GB/T 35275：{refused.Message}"));
            return result with { Steps = steps, SignedAt = description.Time };
        }
    }

    /// <summary>The seal kept beside the signature, which viewers show, must be the one signed with.</summary>
    private static VerificationStep JudgeSealFile(OfdPackage package, SignatureDescription description, ElectronicSeal seal)
    {
        const string code = "seal-file", title = "印章文件";
        if (description.SealLocation is not { } location) return new VerificationStep(code, title, StepOutcome.NotPresent, "没有单独的印章文件");
        if (description.SealPart is not { } part) return Judgement.Step(code, title, $"缺少印章文件“{location}”");
        var same = Judgement.TryRead(package, part, out var fault) is { } file && file.AsSpan().SequenceEqual(seal.Encoded.Span);
        return Judgement.Step(code, title, same ? "" : fault.Length > 0 ? fault : "印章文件与签章数据中的印章不一致，印章已被替换");
    }
}
