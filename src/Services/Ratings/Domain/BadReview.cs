using Heluo.Kernel.Access;
using Heluo.Kernel.Results;

namespace Heluo.Services.Ratings.Domain;

/// <summary>Where the handling of a bad review stands.</summary>
internal enum ReviewState
{
    /// <summary>待联系.</summary>
    AwaitingContact,

    /// <summary>核实整改中.</summary>
    Rectifying,

    /// <summary>申诉复核中.</summary>
    Appealed,

    /// <summary>已答复，待回访.</summary>
    AwaitingCallBack,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>申诉成立，评价不计入.</summary>
    Dismissed,
}

/// <summary>The clock that runs.</summary>
internal enum ReviewClock
{
    None,
    Contact,
    Simple,
    Complex,
    Appeal,
    CallBack,
}

/// <summary>The work order of a bad review: contact, verify and rectify or appeal, reply, call back.</summary>
internal sealed class BadReview : IScopedRow
{
    public required long Id { get; init; }
    public required long RatingId { get; init; }
    public required long MatterId { get; init; }
    public required long HolderId { get; init; }
    public required string ItemKey { get; init; }
    public required string ItemName { get; init; }
    public required string CaseNumber { get; init; }
    public required long BodyId { get; init; }
    public required string BodyName { get; init; }
    public required string Division { get; init; }
    public required int Stars { get; init; }
    public required bool IsNamed { get; init; }
    public ReviewState State { get; set; } = ReviewState.AwaitingContact;
    public ReviewClock Clock { get; set; } = ReviewClock.Contact;

    /// <summary>Last day of the clock that runs.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Day on which the running clock began; null for one that began before this was kept.</summary>
    public DateOnly? ClockFrom { get; set; }

    /// <summary>Working days it was given instead of the term of the rules; null for the term.</summary>
    public int? ClockDays { get; set; }

    /// <summary>Working days that the rectification had left when the appeal stopped it.</summary>
    public int DaysKept { get; set; }

    /// <summary>Needs more than an immediate remedy; the reason is in the steps.</summary>
    public bool IsComplex { get; set; }

    /// <summary>A clock ran out and the supervisors have it before them.</summary>
    public bool IsEscalated { get; set; }

    /// <summary>Contact or rectification was late at any time; it counts against the on-time rate.</summary>
    public bool WasLate { get; set; }

    /// <summary>An appeal was made; there is one at most.</summary>
    public bool Appealed { get; set; }

    /// <summary>How often it was rectified and answered.</summary>
    public int Rounds { get; set; }

    /// <summary>属实, 部分属实 or 不属实（无依据）; empty before.</summary>
    public string Finding { get; set; } = "";

    /// <summary>What the rater was told.</summary>
    public string Reply { get; set; } = "";

    /// <summary>Answer to the call-back; null before.</summary>
    public bool? IsSatisfied { get; set; }
    public string HandlerName { get; set; } = "";
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
    public long Version { get; set; }

    public bool IsOpen => State is not (ReviewState.Closed or ReviewState.Dismissed);

    /// <summary>Refuses an act that does not fit the state.</summary>
    public Error? RefuseUnless(string act, params ReadOnlySpan<ReviewState> states) => states.Contains(State) ? null : RatingsErrors.ReviewNotNow.With(ReviewWords.Of(State), act);
}

/// <summary>Something that was done about a bad review.</summary>
internal sealed class BadReviewStep
{
    public required long Id { get; init; }
    public required long BadReviewId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Title { get; init; }
    public required string ByName { get; init; }
    public required string Text { get; init; }

    /// <summary>The rater sees it too.</summary>
    public required bool IsShown { get; init; }
}
