namespace Heluo.Platform.Packs.Domain;

/// <summary>File <c>pack.yaml</c>.</summary>
internal sealed class PackManifest
{
    public string Name { get; set; } = "";
    public string Title { get; set; } = "";
    public string Version { get; set; } = "";
    public int Format { get; set; } = 1;
    public string Publisher { get; set; } = "";
    public string Division { get; set; } = "";
    public string Licence { get; set; } = "";
    public string Description { get; set; } = "";

    /// <summary>Name of the pack over which this one lies; empty for a whole pack.</summary>
    public string Extends { get; set; } = "";
    public List<PackSource> Source { get; set; } = [];
    public Dictionary<string, string> Contents { get; set; } = [];
}

internal sealed class PackSource
{
    public string Title { get; set; } = "";
    public string Licence { get; set; } = "";
    public string Use { get; set; } = "";
}
