using Heluo.Engines.Calendar;
using Heluo.Platform.Cases.Domain;

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

    /// <summary>Whom it was handed to; empty when the post decides.</summary>
    public string Signer { get; init; } = "";

    /// <summary>On whose behalf; empty for nobody.</summary>
    public string Principal { get; init; } = "";

    /// <summary>True when the reader claimed it.</summary>
    public bool Mine { get; init; }

    /// <summary>True when the reader may claim it.</summary>
    public bool Claimable { get; init; }

    /// <summary>True when the reader delegated it, or got it by delegation.</summary>
    public bool Delegated { get; init; }

    /// <summary>True while it waits for somebody asked to sign first.</summary>
    public bool Waiting { get; init; }

    /// <summary>True when somebody was asked to sign beside the handler of the step.</summary>
    public bool CoSigns { get; init; }

    /// <summary>Why it is here again or from whom it came; empty for the usual way.</summary>
    public string Note { get; init; } = "";

    /// <summary>The act that finished it; empty while it is open.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>When it came, or for a finished one when it was done.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Acts that the model allows at this step.</summary>
    public IReadOnlyList<MatterAct> Acts { get; init; } = [];

    /// <summary>How often it was urged.</summary>
    public int Urged { get; init; }
}

/// <summary>A step of the process with where it stands.</summary>
/// <param name="Name">Name.</param>
/// <param name="State">0 done, 1 now, 2 ahead.</param>
/// <param name="By">Who did it or has it; empty for nobody yet.</param>
/// <param name="At">When it was done or came; null ahead.</param>
public sealed record StageView(string Name, int State, string By, DateTimeOffset? At);

/// <summary>How many work items wait, each at most <see cref="Most"/>.</summary>
public sealed record InboxTotals(int Open, int Mine, int DueToday, int Overdue)
{
    /// <summary>The cap: more is shown as “999+”.</summary>
    public const int Most = 1000;
}

/// <summary>A file handed in.</summary>
public sealed record AttachmentView(long Id, string MaterialId, string FileName, string ContentType, long Length, DateTimeOffset At, string Hash);

/// <summary>A document that was issued.</summary>
public sealed record DocumentView(long Id, string Kind, string Title, string Number, DateTimeOffset At, string VerifyCode)
{
    /// <summary>Whether it carries the body's seal, so that there is a sealed OFD of it.</summary>
    public bool IsSealed { get; init; }
}

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
/// <param name="Channel">How it came in.</param>
/// <param name="ItemVersionId">Version of the item it ran under.</param>
public sealed record EndedMatter(
    long Id, MatterStatus Status, long HolderId, string ItemKey, string ItemName, string Number, long BodyId, string BodyName, string Division, DateTimeOffset EndedAt,
    MatterChannel Channel, long ItemVersionId, DateTimeOffset? AcceptedAt = null);

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

    /// <summary>The reader may see personal data in full: the applicant, and officials with that right.</summary>
    public bool IsFull { get; init; }

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

    /// <summary>The form as it was before the correction; null when there was none.</summary>
    public System.Text.Json.JsonElement? FormerValues { get; init; }

    /// <summary>When the applicant was told to correct it: later files are new. Null when there was none.</summary>
    public DateTimeOffset? FormerAt { get; init; }

    /// <summary>Ids of materials the applicant promised for later and has not handed in.</summary>
    public IReadOnlyList<string> Owed { get; init; } = [];

    /// <summary>Last day on which what is owed can still come: the decision falls due then. Null when nothing is owed or no such clock runs.</summary>
    public DateOnly? OwedBy { get; init; }

    /// <summary>Steps of the process.</summary>
    public IReadOnlyList<StageView> Stages { get; init; } = [];

    /// <summary>The reader may take back the pass made last.</summary>
    public bool Recallable { get; init; }

    /// <summary>How far the alarm went: 0 none, 1 to the head, 2 to supervision.</summary>
    public int Escalation { get; init; }
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

    /// <summary>Only those due on or after this day.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>Only this step, by its name.</summary>
    public string? Step { get; init; }

    /// <summary>Only those due on or before this day.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>Cursor of an earlier page.</summary>
    public string? After { get; init; }

    /// <summary>Rows, at most 100.</summary>
    public int Limit { get; init; } = 30;
}

/// <summary>Which matters to list.</summary>
public sealed record MatterQuery
{
    /// <summary><c>all</c>, <c>open</c>, <c>soon</c>, <c>overdue</c>, <c>suspended</c>, <c>received</c> or <c>done</c>.</summary>
    public string Box { get; init; } = "all";

    /// <summary>Whole intake or case number, the beginning of the applicant's name, or part of an item's name.</summary>
    public string? Text { get; init; }

    /// <summary>Only this item.</summary>
    public string? ItemKey { get; init; }

    /// <summary>First day, for <c>received</c> and <c>done</c>; null for the first of this month.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, for <c>received</c> and <c>done</c>; null for today.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Cursor of an earlier page.</summary>
    public string? After { get; init; }

    /// <summary>Rows, at most 100; an export may ask for more.</summary>
    public int Limit { get; init; } = 30;
}

/// <summary>Figures of the reader's bodies at an instant.</summary>
public sealed record UnitFigures
{
    /// <summary>When they were computed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Open matters.</summary>
    public required int Open { get; init; }

    /// <summary>Open ones whose clock ends within the amber days.</summary>
    public required int DueSoon { get; init; }

    /// <summary>Open ones past their day.</summary>
    public required int Overdue { get; init; }

    /// <summary>In a special procedure.</summary>
    public required int Suspended { get; init; }

    /// <summary>Received today.</summary>
    public required int ReceivedToday { get; init; }

    /// <summary>Finished today.</summary>
    public required int DoneToday { get; init; }

    /// <summary>Received this month.</summary>
    public required int ReceivedThisMonth { get; init; }

    /// <summary>Finished this month.</summary>
    public required int DoneThisMonth { get; init; }

    /// <summary>Working days from acceptance to the end, of those finished this month.</summary>
    public required double AverageDays { get; init; }

    /// <summary>Share of those finished this month that were decided in time, 0 to 1; null when none was.</summary>
    public required double? OnTime { get; init; }

    /// <summary>By day of this month up to today.</summary>
    public required IReadOnlyList<DayFigure> ByDay { get; init; }

    /// <summary>By item, busiest first.</summary>
    public required IReadOnlyList<ItemFigure> ByItem { get; init; }
}

/// <summary>Figures of one day.</summary>
public sealed record DayFigure(DateOnly Day, int Received, int Done);

/// <summary>Figures of one item.</summary>
public sealed record ItemFigure(string ItemKey, string ItemName, int Open, int Overdue, int DoneThisMonth);

/// <summary>A year of the working calendar.</summary>
/// <param name="Year">Year.</param>
/// <param name="Days">Exceptional days.</param>
/// <param name="Source">The notice it follows.</param>
/// <param name="ConfirmedBy">Who confirmed it; empty for the table that comes with the platform.</param>
/// <param name="ConfirmedAt">When.</param>
/// <param name="Moved">Matters whose due day moved; null while they are being recomputed.</param>
public sealed record WorkYearView(int Year, int Days, string Source, string ConfirmedBy, DateTimeOffset? ConfirmedAt, int? Moved);

/// <summary>What a new table of a year changes.</summary>
/// <param name="Year">Year.</param>
/// <param name="NowOff">Days that become days off.</param>
/// <param name="NowWorking">Days that become working days.</param>
/// <param name="OpenMatters">Open matters whose clocks would be looked at, capped at 1,000.</param>
public sealed record WorkYearPreview(int Year, IReadOnlyList<DateOnly> NowOff, IReadOnlyList<DateOnly> NowWorking, int OpenMatters);

/// <summary>A file to send.</summary>
public sealed record FileContent(Stream Content, string FileName, string ContentType)
{
    /// <summary>Whether it is a PDF that was cut off or overwritten, so that browsers can't show it. Other kinds are not looked at; the stream is left at its start.</summary>
    public bool IsDamaged => ContentType == "application/pdf" && !FileKinds.IsWholePdf(Content);
}

/// <summary>What anybody may learn of a document by its code.</summary>
/// <param name="Title">Title.</param>
/// <param name="Number">Number.</param>
/// <param name="BodyName">Issuer.</param>
/// <param name="ItemName">Item.</param>
/// <param name="HolderName">Applicant, masked.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Digest">SM3 of the file in hex, to compare a copy with.</param>
public sealed record VerifiedDocument(string Title, string Number, string BodyName, string ItemName, string HolderName, DateTimeOffset IssuedAt, string Digest)
{
    /// <summary>SM3 of the sealed OFD in hex; null while nobody has asked for it.</summary>
    public string? SealedDigest { get; init; }

    /// <summary>When it was sealed; null while it is not.</summary>
    public DateTimeOffset? SealedAt { get; init; }
}
