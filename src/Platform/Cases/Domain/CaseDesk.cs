using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Features;
using Heluo.Platform.Cases.Reading;

namespace Heluo.Platform.Cases.Domain;

/// <summary>The module's contract, each method in the class that does it.</summary>
internal sealed class CaseDesk(
    Drafts drafts, Attachments attachments, SubmitMatter submit, PerformActs acts, WorkActs work, Remarks remarks, MatterReader reader, Inbox inbox, MatterList list, MyMatters mine, UnitStatistics figures,
    Documents documents, SealDocument sealing, SealedFiles sealedFiles, ReplaceYear years, EndedMatters ended) : ICases
{
    public Task<Result<long>> StartDraftAsync(Actor actor, StartDraft request, CancellationToken cancellation) => drafts.StartAsync(actor, request, cancellation);

    public Task<Result<Done>> SaveDraftAsync(Actor actor, long matterId, DraftContent content, CancellationToken cancellation) => drafts.SaveAsync(actor, matterId, content, cancellation);

    public Task<Result<long>> AttachAsync(Actor actor, long matterId, HandedFile file, CancellationToken cancellation) => attachments.AttachAsync(actor, matterId, file, cancellation);

    public Task<Result<Done>> DetachAsync(Actor actor, long matterId, long attachmentId, CancellationToken cancellation) => attachments.DetachAsync(actor, matterId, attachmentId, cancellation);

    public Task<Result<Done>> DiscardAsync(Actor actor, long matterId, CancellationToken cancellation) => drafts.DiscardAsync(actor, matterId, cancellation);

    public Task<Result<Receipt>> SubmitAsync(Actor actor, long matterId, IReadOnlyList<HandedFile> files, CancellationToken cancellation) =>
        submit.SubmitAsync(actor, matterId, files, cancellation);

    public Task<Result<ActOutcome>> SupplementAsync(Actor actor, long matterId, CancellationToken cancellation) => submit.SupplementAsync(actor, matterId, cancellation);

    public Task<Result<ActOutcome>> WithdrawAsync(Actor actor, long matterId, string reason, CancellationToken cancellation) => acts.WithdrawAsync(actor, matterId, reason, cancellation);

    public Task<Result<ActOutcome>> PerformAsync(Actor actor, PerformAct request, CancellationToken cancellation) => acts.PerformAsync(actor, request, cancellation);

    public Task<Result<Done>> ClaimAsync(Actor actor, long workItemId, CancellationToken cancellation) => work.ClaimAsync(actor, workItemId, cancellation);

    public Task<Result<Done>> ReleaseAsync(Actor actor, long workItemId, CancellationToken cancellation) => work.ReleaseAsync(actor, workItemId, cancellation);

    public Task<Result<Done>> TransferAsync(Actor actor, long workItemId, long officialId, bool asDelegate, CancellationToken cancellation) =>
        work.TransferAsync(actor, workItemId, officialId, asDelegate, cancellation);

    public Task<Result<Done>> TakeBackAsync(Actor actor, long workItemId, CancellationToken cancellation) => work.TakeBackAsync(actor, workItemId, cancellation);

    public Task<Result<Done>> AddSignerAsync(Actor actor, long workItemId, long officialId, SignerOrder order, CancellationToken cancellation) =>
        work.AddSignerAsync(actor, workItemId, officialId, order, cancellation);

    public Task<Result<Done>> RemoveSignerAsync(Actor actor, long workItemId, CancellationToken cancellation) => work.RemoveSignerAsync(actor, workItemId, cancellation);

    public Task<Result<Done>> RecallAsync(Actor actor, long matterId, CancellationToken cancellation) => work.RecallAsync(actor, matterId, cancellation);

    public Task<IReadOnlyList<Directory.Contracts.Colleague>> CandidatesAsync(Actor actor, long workItemId, CancellationToken cancellation) =>
        inbox.CandidatesAsync(actor, workItemId, cancellation);

    public Task<Result<Done>> UrgeAsync(Actor actor, long matterId, string text, CancellationToken cancellation) => remarks.UrgeAsync(actor, matterId, text, cancellation);

    public Task<Result<Done>> CommentAsync(Actor actor, long matterId, string text, CancellationToken cancellation) => remarks.CommentAsync(actor, matterId, text, cancellation);

    public Task<MatterView?> FindAsync(Actor actor, long matterId, CancellationToken cancellation) => reader.FindAsync(actor, matterId, cancellation);

    public Task<Page<MatterRow>> MineAsync(Actor actor, string? after, int limit, CancellationToken cancellation) => mine.ListAsync(actor, new MineQuery { After = after, Limit = limit }, cancellation);

    public Task<Page<MatterRow>> MineAsync(Actor actor, MineQuery query, CancellationToken cancellation) => mine.ListAsync(actor, query, cancellation);

    public Task<JsonElement?> LastValuesAsync(Actor actor, string itemKey, CancellationToken cancellation) => mine.LastValuesAsync(actor, itemKey, cancellation);

    public Task<Page<WorkRow>> InboxAsync(Actor actor, InboxQuery query, CancellationToken cancellation) => inbox.ListAsync(actor, query, cancellation);

    public Task<InboxTotals> TotalsAsync(Actor actor, CancellationToken cancellation) => inbox.TotalsAsync(actor, cancellation);

    public Task<Page<MatterRow>> ListAsync(Actor actor, MatterQuery query, CancellationToken cancellation) => list.ListAsync(actor, query, cancellation);

    public Task<IReadOnlyList<WorkYearView>> WorkYearsAsync(CancellationToken cancellation) => years.ListAsync(cancellation);

    public Task<Result<WorkYearPreview>> PreviewYearAsync(Actor actor, int year, string table, CancellationToken cancellation) => years.PreviewAsync(actor, year, table, cancellation);

    public Task<Result<Done>> ReplaceYearAsync(Actor actor, int year, string table, string source, CancellationToken cancellation) =>
        years.ReplaceAsync(actor, year, table, source, cancellation);

    public Task<UnitFigures> FiguresAsync(Actor actor, CancellationToken cancellation) => figures.ComputeAsync(actor, cancellation);

    public Task<FileContent?> OpenAttachmentAsync(Actor actor, long matterId, long attachmentId, CancellationToken cancellation) => attachments.OpenAsync(actor, matterId, attachmentId, cancellation);

    public Task<FileContent?> OpenDocumentAsync(Actor actor, long matterId, long documentId, CancellationToken cancellation) => documents.OpenAsync(actor, matterId, documentId, cancellation);

    public Task<EndedMatter?> FindEndedAsync(Actor actor, long matterId, CancellationToken cancellation) => ended.FindAsync(actor, matterId, cancellation);

    public Task<Result<FileContent>> OpenSealedAsync(Actor actor, long matterId, long documentId, CancellationToken cancellation) => sealing.OpenAsync(actor, matterId, documentId, cancellation);

    public Task<Page<EndedMatter>> EndedAsync(Actor actor, DateOnly day, string? after, int limit, CancellationToken cancellation) => ended.ListAsync(actor, day, after, limit, cancellation);

    public Task<VerifiedDocument?> VerifyAsync(string code, CancellationToken cancellation) => documents.VerifyAsync(code, cancellation);

    public Task<SealedFileReport> VerifySealedAsync(byte[] file, CancellationToken cancellation) => sealedFiles.JudgeAsync(file, cancellation);

    public string? SealRoots() => sealedFiles.Roots();
}
