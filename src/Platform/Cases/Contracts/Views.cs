using Heluo.Engines.Calendar;

namespace Heluo.Platform.Cases.Contracts;

/// <summary>A page of a keyset-paged list.</summary>
/// <typeparam name="T">Row.</typeparam>
/// <param name="Rows">Rows.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next);

/// <summary>A matter in a list.</summary>
public sealed record MatterRow
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>办件编号, or 收件编号 before acceptance; empty for a draft.</summary>
    public required string Number { get; init; }

    /// <summary>Item.</summary>
    public required string ItemName { get; init; }

    /// <summary>Key of the item.</summary>
    public required string ItemKey { get; init; }

    /// <summary>Body that handles it.</summary>
    public required string BodyName { get; init; }

    /// <summary>Applicant, masked for officials in lists.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Status.</summary>
    public required MatterStatus Status { get; init; }

    /// <summary>Step it waits at, in words.</summary>
    public required string Stage { get; init; }

    /// <summary>When it was submitted, or begun for a draft.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Last day of the clock that runs; null when none does.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Lamp of the clock that runs; null when none does.</summary>
    public Lamp? Lamp { get; init; }

    /// <summary>Days left of the clock that runs, negative when overdue.</summary>
    public int? DaysLeft { get; init; }
}

/// <summary>A work item in an inbox.</summary>
public sealed record WorkRow
{
    /// <summary>Id of the work item.</summary>
    public required long Id { get; init; }

    /// <summary>The matter.</summary>
    public required MatterRow Matter { get; init; }

    /// <summary>Step.</summary>
    public required string Step { get; init; }

    /// <summary>Who claimed it; empty when it waits for anybody of the post.</summary>
    public required string Holder { get; init; }

    /// <summary>True when the reader claimed it.</summary>
    public bool Mine { get; init; }

    /// <summary>How often it was urged.</summary>
    public int Urged { get; init; }
}

/// <summary>A file handed in.</summary>
public sealed record AttachmentView(long Id, string MaterialId, string FileName, string ContentType, long Length, DateTimeOffset At, string Hash);

/// <summary>A document that was issued.</summary>
public sealed record DocumentView(long Id, string Kind, string Title, string Number, DateTimeOffset At, string VerifyCode);

/// <summary>A matter that has ended.</summary>
/// <param name="Id">Id.</param>
/// <param name="Status">How it ended.</param>
/// <param name="HolderId">The applicant.</param>
/// <param name="ItemKey">Key of the item.</param>
/// <param name="ItemName">Item.</param>
/// <param name="Number">办件编号, or 收件编号 when it was not accepted.</param>
/// <param name="BodyId">The body.</param>
/// <param name="BodyName">Its name.</param>
/// <param name="Division">Its division.</param>
/// <param name="EndedAt">When.</param>
public sealed record EndedMatter(
    long Id, MatterStatus Status, long HolderId, string ItemKey, string ItemName, string Number, long BodyId, string BodyName, string Division, DateTimeOffset EndedAt);

/// <summary>An entry of the timeline.</summary>
public sealed record StepView(DateTimeOffset At, string Title, string By, string Text, string Article, bool Internal);

/// <summary>An act that may be done now.</summary>
/// <param name="Act">The act.</param>
/// <param name="Name">Its name, e.g. 受理.</param>
/// <param name="Article">The law it rests on.</param>
/// <param name="NeedsReason">A reason must be given.</param>
/// <param name="WorkItemId">The work item it completes; 0 when it completes none.</param>
/// <param name="Consequence">What follows, in one sentence.</param>
public sealed record AllowedAct(MatterAct Act, string Name, string Article, bool NeedsReason, long WorkItemId, string Consequence);

/// <summary>A clock as people read it.</summary>
/// <param name="Name">What it measures, e.g. 承诺办结.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="DaysLeft">Days left; negative when overdue.</param>
/// <param name="Unit">工作日 or 自然日.</param>
/// <param name="Lamp">Lamp.</param>
/// <param name="Suspended">True while it stands still.</param>
/// <param name="SuspensionLeft">Days left of the special procedure; null for none.</param>
/// <param name="Article">Where the term comes from.</param>
public sealed record ClockView(string Name, DateOnly DueOn, int DaysLeft, string Unit, Lamp Lamp, bool Suspended, int? SuspensionLeft, string Article);

/// <summary>A whole matter.</summary>
public sealed record MatterView
{
    /// <summary>The row of it.</summary>
    public required MatterRow Row { get; init; }

    /// <summary>Version for optimistic acts.</summary>
    public required long Version { get; init; }

    /// <summary>Version of the item it runs under.</summary>
    public required long ItemVersionId { get; init; }

    /// <summary>The body.</summary>
    public required long BodyId { get; init; }

    /// <summary>The applicant's id.</summary>
    public required long HolderId { get; init; }

    /// <summary>Citizen number or credit code, masked unless the reader has the right to the full one.</summary>
    public required string ApplicantNumber { get; init; }

    /// <summary>Telephone, masked likewise.</summary>
    public required string ApplicantPhone { get; init; }

    /// <summary>收件编号.</summary>
    public required string IntakeNumber { get; init; }

    /// <summary>办件编号; empty before acceptance.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Division it was applied for in.</summary>
    public required string Division { get; init; }

    /// <summary>Channel.</summary>
    public required MatterChannel Channel { get; init; }

    /// <summary>Situation answers.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>Values of the form.</summary>
    public required System.Text.Json.JsonElement Values { get; init; }

    /// <summary>Step of the journey, for a draft.</summary>
    public required string DraftStep { get; init; }

    /// <summary>What to correct, when the matter waits for it.</summary>
    public required IReadOnlyList<CorrectionPoint> Points { get; init; }

    /// <summary>Files.</summary>
    public required IReadOnlyList<AttachmentView> Attachments { get; init; }

    /// <summary>Documents.</summary>
    public required IReadOnlyList<DocumentView> Documents { get; init; }

    /// <summary>Timeline, oldest first; an applicant does not see internal entries.</summary>
    public required IReadOnlyList<StepView> Timeline { get; init; }

    /// <summary>Acts the reader may do now.</summary>
    public required IReadOnlyList<AllowedAct> Acts { get; init; }

    /// <summary>Clocks that run.</summary>
    public required IReadOnlyList<ClockView> Clocks { get; init; }

    /// <summary>Open work items.</summary>
    public required IReadOnlyList<WorkRow> Work { get; init; }
}

/// <summary>Which work items to list.</summary>
public sealed record InboxQuery
{
    /// <summary><c>open</c> for all that wait for the reader's posts, <c>mine</c> for those claimed, <c>done</c> for those finished.</summary>
    public string Box { get; init; } = "open";

    /// <summary>Only this item.</summary>
    public string? ItemKey { get; init; }

    /// <summary>Number, applicant or item contains this.</summary>
    public string? Text { get; init; }

    /// <summary>Only those due on or before this day.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>Cursor of an earlier page.</summary>
    public string? After { get; init; }

    /// <summary>Rows, at most 100.</summary>
    public int Limit { get; init; } = 30;
}

/// <summary>Figures of the reader's bodies.</summary>
public sealed record UnitFigures(int Waiting, int DueSoon, int Overdue, int Suspended, int SubmittedToday, int AcceptedToday, int DoneToday, int DoneThisMonth, double AverageDays, IReadOnlyList<ItemFigure> ByItem);

/// <summary>Figures of one item.</summary>
public sealed record ItemFigure(string ItemName, int Open, int DoneThisMonth);

/// <summary>A file to send.</summary>
public sealed record FileContent(Stream Content, string FileName, string ContentType);

/// <summary>What anybody may learn of a document by its code.</summary>
/// <param name="Title">Title.</param>
/// <param name="Number">Number.</param>
/// <param name="BodyName">Issuer.</param>
/// <param name="ItemName">Item.</param>
/// <param name="HolderName">Applicant, masked.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Digest">SM3 of the file in hex, to compare a copy with.</param>
public sealed record VerifiedDocument(string Title, string Number, string BodyName, string ItemName, string HolderName, DateTimeOffset IssuedAt, string Digest);
