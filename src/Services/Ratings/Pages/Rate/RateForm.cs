using Heluo.Web;
using Heluo.Web.Components;

namespace Heluo.Services.Ratings.Pages.Rate;

/// <summary>The form in which an applicant rates.</summary>
public sealed record RateForm
{
    public required long MatterId { get; init; }

    /// <summary>The service within the matter that is rated; empty for the whole.</summary>
    public string Occasion { get; init; } = "";

    public required string ItemName { get; init; }

    public required string BodyName { get; init; }

    /// <summary>The one follow-up.</summary>
    public required bool IsFollowUp { get; init; }

    /// <summary>Names of one to five stars.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    public required IReadOnlyList<LevelIndicators> Indicators { get; init; }

    /// <summary>So many stars or fewer are a bad review.</summary>
    public required int BadUpTo { get; init; }

    /// <summary>Where the handling of a bad rating of a service on the way stands; empty when there is none.</summary>
    public string Review { get; init; } = "";

    public int Stars { get; init; }

    public IReadOnlyList<string> Chosen { get; init; } = [];

    public string Text { get; init; } = "";

    public bool Named { get; init; }

    public FieldErrors Errors { get; init; } = FieldErrors.None;
}

/// <summary>A service within a matter.</summary>
/// <param name="Key">Key.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">When it was given.</param>
/// <param name="Level">What it was rated, in words; empty when it was not.</param>
/// <param name="MayRate">It may be rated now.</param>
public sealed record RateOccasion(string Key, string Name, DateTimeOffset At, string Level, bool MayRate);

/// <summary>What may be ticked with a number of stars.</summary>
public sealed record LevelIndicators(int Stars, string Level, IReadOnlyList<Option> Options);

/// <summary>A rating as its giver sees it.</summary>
public sealed record GivenRating(string Title, int Stars, string Level, IReadOnlyList<string> Indicators, string Text, DateTimeOffset At, bool Waits, bool IsNamed);

/// <summary>What came of a bad review, as its giver sees it.</summary>
public sealed record ReviewProgress(string State, Tone Tone, DateOnly? DueOn, IReadOnlyList<ReviewEntry> Entries, (string Title, string Text)? Next);

/// <summary>An entry of a bad review's course.</summary>
public sealed record ReviewEntry(DateTimeOffset At, string Title, string By, string Text);
