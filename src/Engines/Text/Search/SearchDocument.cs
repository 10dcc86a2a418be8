namespace Heluo.Engines.Text.Search;

/// <summary>Something that can be found.</summary>
public sealed record SearchDocument
{
    /// <summary>Unique key, returned with the hit.</summary>
    public required string Key { get; init; }

    /// <summary>Title; suggestions come from here and from the keywords.</summary>
    public required string Title { get; init; }

    /// <summary>Words people use for it (开饭店, 餐饮证).</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>A sentence or two, shown in the result.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Further text, indexed with the least weight.</summary>
    public string Body { get; init; } = "";

    /// <summary>Values to filter by, e.g. <c>audience:自然人</c>; not searched.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Factor on the score, e.g. by how often it is used; 1 is neutral, &gt; 0.</summary>
    public double Weight { get; init; } = 1;
}
