namespace Heluo.Engines.Text.Search;

/// <summary>Weights of the ranking (BM25F: one saturation over weighted fields).</summary>
public sealed record SearchSettings
{
    /// <summary>Weight of a word in the title.</summary>
    public double Title { get; init; } = 4;

    /// <summary>Weight of a word in the keywords.</summary>
    public double Keywords { get; init; } = 4;

    /// <summary>Weight of a word in the summary.</summary>
    public double Summary { get; init; } = 1.2;

    /// <summary>Weight of a word in the body.</summary>
    public double Body { get; init; } = 0.5;

    /// <summary>Saturation of repeated words (k₁ of BM25), &gt; 0.</summary>
    public double Saturation { get; init; } = 1.4;

    /// <summary>How much longer fields are discounted (b of BM25), 0–1.</summary>
    public double LengthDiscount { get; init; } = 0.6;

    /// <summary>Synonyms applied to questions.</summary>
    public Synonyms Synonyms { get; init; } = Synonyms.None;
}
