namespace Heluo.Engines.Forms;

/// <summary>What a form refers to and does not hold itself.</summary>
public sealed record FormResources
{
    /// <summary>Nothing: a form with code lists or sub-forms does not compile with it.</summary>
    public static FormResources None { get; } = new();

    /// <summary>Code lists by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FormOption>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<FormOption>>();

    /// <summary>Forms that may stand inside another, by key.</summary>
    public IReadOnlyDictionary<string, FormSchema> Forms { get; init; } = new Dictionary<string, FormSchema>();

    /// <summary>Ids of the situation questions and other variables that expressions may name; null when they are not known, then names are not checked.</summary>
    public IReadOnlyCollection<string>? Names { get; init; }
}
