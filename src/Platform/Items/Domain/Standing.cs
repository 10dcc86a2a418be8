namespace Heluo.Platform.Items.Domain;

/// <summary>What happens to an item as a whole.</summary>
internal enum StandingKind
{
    /// <summary>暂停: the guide stays, nobody can apply.</summary>
    Suspended,

    /// <summary>恢复.</summary>
    Resumed,

    /// <summary>取消: gone from the catalogue; running matters end on their version.</summary>
    Withdrawn,
}

/// <summary>Suspension, resumption or withdrawal of an item from a day on; rows are only added.</summary>
internal sealed class Standing
{
    public required long Id { get; init; }
    public required string ItemKey { get; init; }
    public required StandingKind Kind { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public required string Reason { get; init; }
    public required long ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTimeOffset At { get; init; }
}
