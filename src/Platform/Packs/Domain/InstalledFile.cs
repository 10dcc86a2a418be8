namespace Heluo.Platform.Packs.Domain;

/// <summary>A file of a pack that was installed over the first one; every node writes it to its own folder at start.</summary>
internal sealed class InstalledFile
{
    public required string Pack { get; init; }
    public required string Name { get; init; }
    public required string Content { get; set; }
    public required DateTimeOffset InstalledAt { get; set; }
}
