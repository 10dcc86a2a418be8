using Heluo.Kernel.Access;
using Heluo.Kernel.Results;

namespace Heluo.Platform.Cases.Contracts;

/// <summary>All matters of the platform. Every method checks who the actor is and what rows the actor may touch.</summary>
public interface ICases
{
    /// <summary>Starts a draft; yields its id.</summary>
    Task<Result<long>> StartDraftAsync(Actor actor, StartDraft request, CancellationToken cancellation);

    /// <summary>Saves parts of a draft, or of a matter that waits for correction.</summary>
    Task<Result<Done>> SaveDraftAsync(Actor actor, long matterId, DraftContent content, CancellationToken cancellation);

    /// <summary>Hands in a file for a material; its type is told by content, it is scanned, and stored once.</summary>
    Task<Result<long>> AttachAsync(Actor actor, long matterId, HandedFile file, CancellationToken cancellation);

    /// <summary>Takes a file back before submission.</summary>
    Task<Result<Done>> DetachAsync(Actor actor, long matterId, long attachmentId, CancellationToken cancellation);

    /// <summary>Deletes a draft.</summary>
    Task<Result<Done>> DiscardAsync(Actor actor, long matterId, CancellationToken cancellation);

    /// <summary>
    /// Submits a draft: form and materials are judged, the receipt is issued, the answer clock starts. Files that come along are handed in with the same act; when it is refused, those that
    /// were accepted stay with the draft.
    /// </summary>
    Task<Result<Receipt>> SubmitAsync(Actor actor, long matterId, IReadOnlyList<HandedFile> files, CancellationToken cancellation);

    /// <summary>Submits the corrections asked for.</summary>
    Task<Result<ActOutcome>> SupplementAsync(Actor actor, long matterId, CancellationToken cancellation);

    /// <summary>Withdraws the application.</summary>
    Task<Result<ActOutcome>> WithdrawAsync(Actor actor, long matterId, string reason, CancellationToken cancellation);

    /// <summary>An official does an act.</summary>
    Task<Result<ActOutcome>> PerformAsync(Actor actor, PerformAct request, CancellationToken cancellation);

    /// <summary>Takes a work item.</summary>
    Task<Result<Done>> ClaimAsync(Actor actor, long workItemId, CancellationToken cancellation);

    /// <summary>Gives a work item back to the post.</summary>
    Task<Result<Done>> ReleaseAsync(Actor actor, long workItemId, CancellationToken cancellation);

    /// <summary>Hands a work item to another official of the body who has the duty.</summary>
    Task<Result<Done>> TransferAsync(Actor actor, long workItemId, long officialId, bool asDelegate, CancellationToken cancellation);

    /// <summary>Ends a delegation: the principal takes the work item back, or the delegate hands it back.</summary>
    Task<Result<Done>> TakeBackAsync(Actor actor, long workItemId, CancellationToken cancellation);

    /// <summary>Asks another official with the duty to sign this step too, before the actor or beside.</summary>
    Task<Result<Done>> AddSignerAsync(Actor actor, long workItemId, long officialId, SignerOrder order, CancellationToken cancellation);

    /// <summary>Takes out somebody who was asked to sign and has not.</summary>
    Task<Result<Done>> RemoveSignerAsync(Actor actor, long workItemId, CancellationToken cancellation);

    /// <summary>Takes back the actor's own last pass while nobody has claimed what follows.</summary>
    Task<Result<Done>> RecallAsync(Actor actor, long matterId, CancellationToken cancellation);

    /// <summary>Officials who may get a work item; empty when the actor may not hand it on.</summary>
    Task<IReadOnlyList<Directory.Contracts.Colleague>> CandidatesAsync(Actor actor, long workItemId, CancellationToken cancellation);

    /// <summary>Reminds whoever has the work item; applicants may urge their own matter once a day.</summary>
    Task<Result<Done>> UrgeAsync(Actor actor, long matterId, string text, CancellationToken cancellation);

    /// <summary>Leaves a comment that only officials see.</summary>
    Task<Result<Done>> CommentAsync(Actor actor, long matterId, string text, CancellationToken cancellation);

    /// <summary>The matter; null when there is none or the actor may not see it.</summary>
    Task<MatterView?> FindAsync(Actor actor, long matterId, CancellationToken cancellation);

    /// <summary>The applicant's own matters, newest first; drafts too.</summary>
    Task<Page<MatterRow>> MineAsync(Actor actor, string? after, int limit, CancellationToken cancellation);

    /// <summary>The applicant's own matters that the query asks for, newest first.</summary>
    Task<Page<MatterRow>> MineAsync(Actor actor, MineQuery query, CancellationToken cancellation);

    /// <summary>Values of the applicant's last submitted matter of an item, to prefill the next; null when there is none.</summary>
    Task<System.Text.Json.JsonElement?> LastValuesAsync(Actor actor, string itemKey, CancellationToken cancellation);

    /// <summary>Work items for the actor's posts, most urgent first.</summary>
    Task<Page<WorkRow>> InboxAsync(Actor actor, InboxQuery query, CancellationToken cancellation);

    /// <summary>How many work items wait for the actor's posts, capped.</summary>
    Task<InboxTotals> TotalsAsync(Actor actor, CancellationToken cancellation);

    /// <summary>Matters of the actor's bodies.</summary>
    Task<Page<MatterRow>> ListAsync(Actor actor, MatterQuery query, CancellationToken cancellation);

    /// <summary>Figures of the actor's bodies.</summary>
    Task<UnitFigures> FiguresAsync(Actor actor, CancellationToken cancellation);

    /// <summary>Tables of working days in force, latest year first.</summary>
    Task<IReadOnlyList<WorkYearView>> WorkYearsAsync(CancellationToken cancellation);

    /// <summary>What a table of a year (text form of the calendar engine) would change; nothing is saved.</summary>
    Task<Result<WorkYearPreview>> PreviewYearAsync(Actor actor, int year, string table, CancellationToken cancellation);

    /// <summary>Puts a table of a year in force, on the confirmation of a person who names the notice it follows; open clocks are recomputed.</summary>
    Task<Result<Done>> ReplaceYearAsync(Actor actor, int year, string table, string source, CancellationToken cancellation);

    /// <summary>A file of a matter.</summary>
    Task<FileContent?> OpenAttachmentAsync(Actor actor, long matterId, long attachmentId, CancellationToken cancellation);

    /// <summary>A document of a matter as PDF.</summary>
    Task<FileContent?> OpenDocumentAsync(Actor actor, long matterId, long documentId, CancellationToken cancellation);

    /// <summary>A document of a matter as OFD with the body's electronic seal; refused when the seal service is out of reach or the document carries no seal.</summary>
    Task<Result<FileContent>> OpenSealedAsync(Actor actor, long matterId, long documentId, CancellationToken cancellation);

    /// <summary>Submitted matters that ended on a day, for the platform's own jobs; an empty page for anybody else.</summary>
    Task<Page<EndedMatter>> EndedAsync(Actor actor, DateOnly day, string? after, int limit, CancellationToken cancellation);

    /// <summary>The applicant's own matter when it was submitted and has ended; null otherwise.</summary>
    Task<EndedMatter?> FindEndedAsync(Actor actor, long matterId, CancellationToken cancellation);

    /// <summary>What anybody may learn of a document by the code printed on it; null when there is none.</summary>
    Task<VerifiedDocument?> VerifyAsync(string code, CancellationToken cancellation);

    /// <summary>Judges a sealed OFD file of any maker, step by step.</summary>
    Task<SealedFileReport> VerifySealedAsync(byte[] file, CancellationToken cancellation);

    /// <summary>The root and issuing certificates of the platform's seals, PEM, so that others can verify by themselves; null before the first seal is made.</summary>
    string? SealRoots();
}
