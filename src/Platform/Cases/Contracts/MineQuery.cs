namespace Heluo.Platform.Cases.Contracts;

/// <summary>Which of the applicant's own matters.</summary>
public enum MineBox
{
    /// <summary>All, drafts too.</summary>
    All,

    /// <summary>Drafts.</summary>
    Drafts,

    /// <summary>Submitted and not ended.</summary>
    Running,

    /// <summary>Those that wait for the applicant: drafts and corrections.</summary>
    Waiting,

    /// <summary>Ended.</summary>
    Ended,
}

/// <summary>Which of the applicant's own matters to list.</summary>
public sealed record MineQuery
{
    /// <summary>Which box.</summary>
    public MineBox Box { get; init; }

    /// <summary>Number or item contains this.</summary>
    public string? Text { get; init; }

    /// <summary>Only this item.</summary>
    public string? ItemKey { get; init; }

    /// <summary>Cursor of an earlier page.</summary>
    public string? After { get; init; }

    /// <summary>Rows, at most 100.</summary>
    public int Limit { get; init; } = 20;
}
