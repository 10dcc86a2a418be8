using Heluo.Engines.Decisions.Feel.Functions;
using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>
/// The names an expression may use. Only names that hold spaces beside keywords or operator characters (<c>a-b</c>, <c>profit and loss</c>) need to be told;
/// plain names and words separated by blanks are found without. Immutable.
/// </summary>
public sealed class FeelScope
{
    /// <summary>A scope of variable names.</summary>
    /// <param name="names">Names of variables and of members of contexts, any order, duplicates ignored.</param>
    /// <param name="types">Named types that <c>instance of</c> and function parameters may mention; null for none.</param>
    public FeelScope(IEnumerable<string> names, IReadOnlyDictionary<string, FeelType>? types = null)
    {
        Names = names.Distinct(StringComparer.Ordinal).ToArray();
        Types = types ?? new Dictionary<string, FeelType>();
        (Index, TypeIndex) = (IndexOf(Names), IndexOf(Types.Keys));
    }

    /// <summary>A scope of names on top of another.</summary>
    internal FeelScope(IEnumerable<string> names, FeelScope outer) : this(names) => Outer = outer;

    /// <summary>A scope without names.</summary>
    public static FeelScope Empty { get; } = new([]);

    /// <summary>The known names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The known types by name.</summary>
    public IReadOnlyDictionary<string, FeelType> Types { get; }

    internal static NameIndex BuiltInIndex { get; } = IndexOf(BuiltIns.Names);

    internal static NameIndex BuiltInTypeIndex { get; } = IndexOf(["Any", "Null", "number", "string", "boolean", "date", "time", "date and time", "dateTime",
        "days and time duration", "dayTimeDuration", "years and months duration", "yearMonthDuration", "list", "context", "function", "range"]);

    /// <summary>The scope around this one; null for none.</summary>
    internal FeelScope? Outer { get; }

    internal NameIndex Index { get; }

    internal NameIndex TypeIndex { get; }

    private static NameIndex IndexOf(IEnumerable<string> names)
    {
        var index = new NameIndex();
        foreach (var name in names) index.Add(name);
        return index;
    }
}
