using Heluo.Kernel.Access;

namespace Heluo.Services.Ratings.Domain;

/// <summary>Whether a text may be shown to everybody.</summary>
internal enum Screening
{
    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>Shown.</summary>
    Published,

    /// <summary>Waits for a person.</summary>
    Waiting,

    /// <summary>A person decided not to show it.</summary>
    Withheld,
}

/// <summary>A rating of a matter: the first, or the one follow-up (追评).</summary>
internal sealed class RatingRow : IScopedRow
{
    /// <summary>Channel of the national interface: 系统默认评价.</summary>
    public const int DefaultChannel = 7;

    public required long Id { get; init; }
    public required long MatterId { get; init; }

    /// <summary>1 for the first, 2 for the follow-up (assessNumber).</summary>
    public required int Number { get; init; }

    /// <summary>The service within the matter that was rated; empty for the whole matter.</summary>
    public string Occasion { get; init; } = "";
    public required long HolderId { get; init; }
    public required string ItemKey { get; init; }
    public required string ItemCode { get; init; }
    public required string ItemName { get; init; }
    public required string CaseNumber { get; init; }
    public required long BodyId { get; init; }
    public required string BodyName { get; init; }
    public required string Division { get; init; }

    /// <summary>1 PC, 2 mobile, 3 code, 4 tablet in a hall, 5 other in a hall, 6 text message, 7 default.</summary>
    public required int Channel { get; init; }
    public required int Stars { get; init; }

    /// <summary>Codes, separated by commas (evalDetail).</summary>
    public required string Indicators { get; init; }
    public required string IndicatorVersion { get; init; }
    public required string Text { get; init; }
    public required Screening Screening { get; set; }

    /// <summary>The rater lets the handling office see the name.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>False after an appeal was upheld: the rating no longer counts.</summary>
    public bool IsCounted { get; set; } = true;
    public required DateTimeOffset RatedAt { get; init; }

    /// <summary>When the matter was accepted (acceptDate); null before.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>即办件 or 承诺件 (promiseTime).</summary>
    public string ClockKind { get; init; } = "";
    public long Version { get; set; }

    public bool IsDefault => Channel == DefaultChannel;

    public IReadOnlyList<string> IndicatorCodes => Indicators.Length == 0 ? [] : Indicators.Split(',');
}
