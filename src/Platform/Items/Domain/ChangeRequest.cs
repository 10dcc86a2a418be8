using Heluo.Engines.Calendar;
using Heluo.Kernel.Access;

namespace Heluo.Platform.Items.Domain;

/// <summary>What a request asks for.</summary>
internal enum RequestKind
{
    Add,
    Adjust,
    Suspend,
    Withdraw,
}

/// <summary>Where a request stands.</summary>
internal enum RequestState
{
    Open,
    Done,
    Refused,
    Recalled,
}

/// <summary>Whether one of the three papers of an item was brought up to date (河南省政务服务中心管理办法（试行）第十三条).</summary>
internal enum PaperState
{
    /// <summary>Not yet.</summary>
    Open,

    /// <summary>A new version is published.</summary>
    Revised,

    /// <summary>Looked at; the change doesn't touch it.</summary>
    Unaffected,
}

/// <summary>
/// A body asks the province to change the catalogue because a law or document was published: soon after the publication; the province then adjusts soon after that
/// (河南省政务服务中心管理办法（试行）第十三条; the days are in <see cref="ItemsLaw"/>).
/// </summary>
internal sealed class ChangeRequest : IScopedRow
{
    public required long Id { get; init; }
    public required RequestKind Kind { get; init; }

    /// <summary>Key of the item; empty for a new one.</summary>
    public required string ItemKey { get; set; }
    public required string ItemName { get; init; }
    public required string DocumentName { get; init; }
    public string DocumentNumber { get; init; } = "";

    /// <summary>Day on which the law or document was published.</summary>
    public required DateOnly PublishedOn { get; init; }
    public required string Summary { get; init; }
    public required long BodyId { get; init; }
    public required string BodyName { get; init; }
    public required string Division { get; init; }
    public required long ProposerId { get; init; }
    public required string ProposerName { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public required DateOnly ProposeDueOn { get; init; }

    /// <summary>Proposed after the last day for it; counts in the assessment.</summary>
    public required bool ProposedLate { get; init; }
    public required DateOnly AdjustDueOn { get; set; }
    public RequestState State { get; set; }
    public PaperState GuideState { get; set; }
    public PaperState ChartState { get; set; }
    public PaperState ReviewState { get; set; }
    public long HandlerId { get; set; }
    public string HandlerName { get; set; } = "";
    public string Outcome { get; set; } = "";
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When the term had passed and the heads were told.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }
    public long Version { get; set; }

    /// <summary>Working days left on a day; negative when past.</summary>
    public int DaysLeft(WorkCalendar calendar, DateOnly day) => calendar.WorkingDaysBetween(day, AdjustDueOn);

    /// <summary>Papers that are not done yet, in words.</summary>
    public IReadOnlyList<string> OpenPapers =>
        [.. new[] { (GuideState, "办事指南"), (ChartState, "审批流程图"), (ReviewState, "审查工作细则") }.Where(p => p.Item1 == PaperState.Open).Select(p => p.Item2)];
}
