namespace Heluo.Platform.Directory.Domain;

/// <summary>What was changed.</summary>
internal enum ChangeKind
{
    Added,
    Renamed,
    Merged,
    Replaced,
    Abolished,
    DutiesChanged,
    Appointed,
    AppointmentEnded,
    Transferred,
    Left,
}

/// <summary>A change of divisions, bodies, posts or people with its day and basis; rows are only added.</summary>
internal sealed class Reorganisation
{
    public const string OfDivision = "division";
    public const string OfBody = "body";
    public const string OfOfficial = "official";

    public required long Id { get; init; }
    public required ChangeKind Kind { get; init; }
    public required string SubjectKind { get; init; }

    /// <summary>Code of a division, id of a body or official.</summary>
    public required string SubjectKey { get; init; }
    public required string SubjectName { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public string Before { get; init; } = "";
    public string After { get; init; } = "";
    public string Basis { get; init; } = "";
    public required long ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A name of a body from a day on; before the first of these it has the name of its row.</summary>
internal sealed class BodyName
{
    public required long Id { get; init; }
    public required long BodyId { get; init; }
    public required string Name { get; init; }
    public required DateOnly ValidFrom { get; init; }
}
