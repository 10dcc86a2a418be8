using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Verification;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Judges sealed files of any maker for anybody.</summary>
internal sealed class SealedFiles(ModuleDbFactory<CasesDb> databases, Documents documents, ISealService seals)
{
    private const string Unknown = "不是本平台信任的根证书签发的，不能确认证书由谁签发";
    private static readonly OfdVerifier ByItself = new(TrustStore.Unjudged);

    public async Task<SealedFileReport> JudgeAsync(byte[] file, CancellationToken cancellation)
    {
        try
        {
            var alone = ByItself.Verify(file);
            var trusted = new OfdVerifier(seals.Trust).Verify(file);
            SealedFileSignature[] signatures = [.. alone.Signatures.Zip(trusted.Signatures, Report)];
            if (!signatures.All(s => s.IsValid) || !alone.IsValid) return new SealedFileReport(SealedFileVerdict.Refused, ReasonOf(alone), signatures, null);
            var verdict = signatures.All(s => s.IsOurRoot) ? SealedFileVerdict.Ours : SealedFileVerdict.UnknownIssuer;
            return new SealedFileReport(verdict, "", signatures, await FindAsync(file, cancellation));
        }
        catch (OfdException unreadable)
        {
            return new SealedFileReport(SealedFileVerdict.Unreadable, unreadable.Message, [], null);
        }
    }

    /// <summary>The certificates that lead to the platform's seals, PEM; null before the first seal is made.</summary>
    public string? Roots() => seals.Trust is { Roots.Count: > 0 } trust ? string.Concat(trust.Roots.Concat(trust.Intermediates).Select(c => c.ToPem())) : null;

    private static SealedFileSignature Report(OfdSignatureVerification alone, OfdSignatureVerification trusted)
    {
        var certificates = trusted.Steps.Where(IsOfCertificate).ToList();
        var rooted = certificates.Count > 0 && certificates.All(s => s.Outcome == StepOutcome.Passed);
        IReadOnlyList<VerificationStep> steps = rooted ? trusted.Steps : [.. alone.Steps.Select(s => IsOfCertificate(s) && s.Outcome == StepOutcome.NotPresent ? s with { Reason = Unknown } : s)];
        return new SealedFileSignature(alone.Seal?.Name ?? "", alone.Signer, alone.SignedAt, rooted, steps);
    }

    private static bool IsOfCertificate(VerificationStep step) => step.Code.EndsWith("certificate", StringComparison.Ordinal);

    private static string ReasonOf(OfdVerification result) => result.Reason.Length > 0
        ? result.Reason
        : string.Join('；', result.Signatures.SelectMany(s => s.Steps).Where(s => s.Outcome == StepOutcome.Failed).Select(s => s.Reason).Distinct());

    private async Task<VerifiedDocument?> FindAsync(byte[] file, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(Sm3.Hash(file));
        await using var db = databases.OpenForReading();
        var code = await (from made in db.SealedDocuments where made.Hash == hash join document in db.Documents on made.DocumentId equals document.Id select document.VerifyCode).FirstOrDefaultAsync(cancellation);
        return code is null ? null : await documents.VerifyAsync(code, cancellation);
    }
}
