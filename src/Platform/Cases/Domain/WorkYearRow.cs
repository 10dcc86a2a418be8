namespace Heluo.Platform.Cases.Domain;

/// <summary>A year's table that a person put in force in place of the one that came with the platform.</summary>
internal sealed class WorkYearRow
{
    public required int Year { get; init; }

    /// <summary>The table in the text form of the calendar engine.</summary>
    public required string Days { get; set; }
    public required int Version { get; set; }
    public required string Source { get; set; }
    public required long ConfirmedBy { get; set; }
    public required string ConfirmedName { get; set; }
    public required DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>Id of the last matter whose clocks were recomputed on it; null when all are.</summary>
    public long? RecomputedTo { get; set; }

    /// <summary>Matters whose due day moved.</summary>
    public int Moved { get; set; }
}
