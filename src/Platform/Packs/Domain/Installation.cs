namespace Heluo.Platform.Packs.Domain;

/// <summary>A pack was installed and every module has taken it up; running nodes watch for new ones.</summary>
internal sealed class Installation
{
    public required long Id { get; init; }
    public required string Pack { get; init; }
    public required string Title { get; init; }
    public required string PackVersion { get; init; }

    /// <summary>Files that changed.</summary>
    public required int Files { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
}
