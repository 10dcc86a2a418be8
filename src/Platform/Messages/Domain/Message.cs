namespace Heluo.Platform.Messages.Domain;

/// <summary>State of the copy that goes through an outside channel.</summary>
internal enum OutsideState
{
    /// <summary>Inside the platform only.</summary>
    None,
    Waiting,
    Sent,
    Failed,
}

/// <summary>A message in somebody's box.</summary>
internal sealed class Message
{
    public required long Id { get; init; }
    public long HolderId { get; init; }
    public long OfficialId { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public string Link { get; init; } = "";
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
    public OutsideState Outside { get; set; }
    public string OutsideError { get; set; } = "";
}
