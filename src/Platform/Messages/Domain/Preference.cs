namespace Heluo.Platform.Messages.Domain;

/// <summary>How a holder wants to be told; the box inside the platform is always filled.</summary>
internal sealed class Preference
{
    /// <summary>The holder.</summary>
    public required long Id { get; init; }
    public bool TextMessages { get; set; } = true;
    public DateTimeOffset ChangedAt { get; set; }
}
