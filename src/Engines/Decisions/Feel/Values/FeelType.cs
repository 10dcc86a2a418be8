using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>The kinds of FEEL types (DMN 1.5, clause 10.3.2.9).</summary>
public enum FeelTypeKind
{
    /// <summary>Every value.</summary>
    Any,

    /// <summary>The type of null.</summary>
    Null,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Strings.</summary>
    String,

    /// <summary>true and false.</summary>
    Boolean,

    /// <summary>Dates.</summary>
    Date,

    /// <summary>Times of day.</summary>
    Time,

    /// <summary>Dates with a time.</summary>
    DateTime,

    /// <summary>Durations of days, hours, minutes and seconds.</summary>
    DayTimeDuration,

    /// <summary>Durations of years and months.</summary>
    YearMonthDuration,

    /// <summary>Lists of an element type.</summary>
    List,

    /// <summary>Ranges of an element type.</summary>
    Range,

    /// <summary>Contexts with members.</summary>
    Context,

    /// <summary>Functions.</summary>
    Function,
}

/// <summary>A FEEL type. Immutable once built.</summary>
public sealed class FeelType
{
    private static readonly Dictionary<string, FeelType> Simple = new(StringComparer.Ordinal)
    {
        ["Any"] = new(FeelTypeKind.Any, "Any"), ["Null"] = new(FeelTypeKind.Null, "Null"), ["number"] = new(FeelTypeKind.Number, "number"),
        ["string"] = new(FeelTypeKind.String, "string"), ["boolean"] = new(FeelTypeKind.Boolean, "boolean"), ["date"] = new(FeelTypeKind.Date, "date"),
        ["time"] = new(FeelTypeKind.Time, "time"), ["date and time"] = new(FeelTypeKind.DateTime, "date and time"),
        ["dateTime"] = new(FeelTypeKind.DateTime, "date and time"), ["days and time duration"] = new(FeelTypeKind.DayTimeDuration, "days and time duration"),
        ["dayTimeDuration"] = new(FeelTypeKind.DayTimeDuration, "days and time duration"),
        ["years and months duration"] = new(FeelTypeKind.YearMonthDuration, "years and months duration"),
        ["yearMonthDuration"] = new(FeelTypeKind.YearMonthDuration, "years and months duration"),
    };

    private FeelType(FeelTypeKind kind, string name, FeelType? element = null) => (Kind, Name, Element) = (kind, name, element);

    /// <summary>The type of every value.</summary>
    public static FeelType Any { get; } = Simple["Any"];

    /// <summary>The kind.</summary>
    public FeelTypeKind Kind { get; }

    /// <summary>The name people read, e.g. <c>number</c> or the name of an item definition.</summary>
    public string Name { get; }

    /// <summary>The type of the elements of a list or range; null for other kinds.</summary>
    public FeelType? Element { get; private set; }

    /// <summary>The members of a context; null when any are allowed or the kind is another.</summary>
    public IReadOnlyDictionary<string, FeelType>? Members { get; private set; }

    /// <summary>Parameter types of a function; null when any are allowed.</summary>
    public IReadOnlyList<FeelType>? Parameters { get; private set; }

    /// <summary>Result type of a function.</summary>
    public FeelType? Result { get; private set; }

    /// <summary>A further condition on values, from allowed values or type constraints of an item definition; null for none.</summary>
    internal Func<object?, bool>? Constraint { get; private set; }

    /// <summary>The built-in type of a name; null when there is none.</summary>
    /// <param name="name">Name such as <c>date and time</c> or the alias <c>dateTime</c>.</param>
    public static FeelType? BuiltIn(string name) => Simple.GetValueOrDefault(name);

    /// <summary>Lists of a type.</summary>
    /// <param name="element">The element type.</param>
    public static FeelType ListOf(FeelType element) => new(FeelTypeKind.List, $"list<{element.Name}>", element);

    /// <summary>Ranges of a type.</summary>
    /// <param name="element">The endpoint type.</param>
    public static FeelType RangeOf(FeelType element) => new(FeelTypeKind.Range, $"range<{element.Name}>", element);

    /// <summary>Contexts with at least the given members.</summary>
    /// <param name="members">Types by member name; null for any context.</param>
    public static FeelType ContextOf(IReadOnlyDictionary<string, FeelType>? members) => new(FeelTypeKind.Context,
        members is null ? "context" : $"context<{string.Join(", ", members.Select(m => m.Key + ": " + m.Value.Name))}>") { Members = members };

    /// <summary>Functions of a signature.</summary>
    /// <param name="parameters">Parameter types; null for any.</param>
    /// <param name="result">Result type.</param>
    public static FeelType FunctionOf(IReadOnlyList<FeelType>? parameters, FeelType result) => new(FeelTypeKind.Function,
        parameters is null ? "function" : $"function<{string.Join(", ", parameters.Select(p => p.Name))}>->{result.Name}") { Parameters = parameters, Result = result };

    /// <summary>Whether a value belongs to the type; null belongs to no type but Null.</summary>
    /// <param name="value">A FEEL value.</param>
    public bool Contains(object? value) => Contains(value, true);

    /// <summary>Whether a value is an instance of the type for <c>instance of</c>, which looks at the type alone and not at allowed values.</summary>
    internal bool IsTypeOf(object? value) => Contains(value, false);

    private bool Contains(object? value, bool constrained) =>
        value is null ? Kind == FeelTypeKind.Null : Shape(value, constrained) && (!constrained || Constraint is null || Constraint(value));

    /// <summary>The name of this type.</summary>
    public override string ToString() => Name;

    internal FeelType Named(string name, Func<object?, bool>? constraint)
    {
        var copy = new FeelType(Kind, name, Element) { Members = Members, Parameters = Parameters, Result = Result };
        var inherited = Constraint;
        copy.Constraint = inherited is null ? constraint : constraint is null ? inherited : value => inherited(value) && constraint(value);
        return copy;
    }

    /// <summary>A value as this type: itself, with the conversions of clause 10.3.2.9.4, or null (with <paramref name="fits"/> false) when it does not conform.</summary>
    internal object? Coerce(object? value, out bool fits)
    {
        fits = true;
        if (value is null || Kind == FeelTypeKind.Any && Constraint is null || Contains(value)) return value;
        if (Kind == FeelTypeKind.DateTime && value is FeelDate date) return new FeelDateTime(date, 0, FeelZone.Utc);
        if (Kind == FeelTypeKind.List && value is not IReadOnlyList<object?> && Element!.Coerce(value, out var inner) is { } element && inner)
        {
            object?[] single = [element];
            if (Contains(single)) return single;
        }

        if (Kind != FeelTypeKind.List && value is IReadOnlyList<object?> { Count: 1 } list && list[0] is not IReadOnlyList<object?>)
        {
            var only = Coerce(list[0], out var conforms);
            if (conforms && only is not null) return only;
        }

        fits = false;
        return null;
    }

    private bool Shape(object value, bool constrained) => Kind switch
    {
        FeelTypeKind.Any => true,
        FeelTypeKind.Null => false,
        FeelTypeKind.Number => Numbers.Is(value),
        FeelTypeKind.String => value is string,
        FeelTypeKind.Boolean => value is bool,
        FeelTypeKind.Date => value is FeelDate,
        FeelTypeKind.Time => value is FeelTime,
        FeelTypeKind.DateTime => value is FeelDateTime,
        FeelTypeKind.DayTimeDuration => value is DayTimeDuration,
        FeelTypeKind.YearMonthDuration => value is YearMonthDuration,
        FeelTypeKind.List => value is IReadOnlyList<object?> list && (Element!.IsOpen || Counted(list).All(item => Element.Permits(item, constrained))),
        FeelTypeKind.Range => value is FeelRange range && (range.Start ?? range.End) is { } end && Element!.Contains(end, constrained),
        FeelTypeKind.Context => value is IReadOnlyDictionary<string, object?> context && HasMembers(context, constrained),
        _ => value is FeelFunction function && Matches(function),
    };

    private static IReadOnlyList<object?> Counted(IReadOnlyList<object?> list)
    {
        FeelRun.Active?.Step(list.Count);
        return list;
    }

    private bool IsOpen => Kind == FeelTypeKind.Any && Constraint is null;

    private bool Permits(object? value, bool constrained) => value is null || Contains(value, constrained);

    private bool HasMembers(IReadOnlyDictionary<string, object?> context, bool constrained)
    {
        if (Members is null) return true;
        foreach (var (name, type) in Members)
            if (!context.TryGetValue(name, out var member) || !type.Permits(member, constrained)) return false;
        return true;
    }

    private bool Matches(FeelFunction function)
    {
        if (Parameters is null) return true;
        if (function.Parameters.Count != Parameters.Count) return false;
        for (var i = 0; i < Parameters.Count; i++)
            if (!Parameters[i].ConformsTo(function.Parameters[i].Type)) return false;
        return function.Result.Kind == FeelTypeKind.Any || Result is null || function.Result.ConformsTo(Result);
    }

    /// <summary>Whether every value of this type is one of the other (clause 10.3.2.9.2).</summary>
    internal bool ConformsTo(FeelType other)
    {
        if (other.Kind == FeelTypeKind.Any || Kind == FeelTypeKind.Null) return true;
        if (Kind != other.Kind) return false;
        return Kind switch
        {
            FeelTypeKind.List or FeelTypeKind.Range => Element!.ConformsTo(other.Element!),
            FeelTypeKind.Context => other.Members is null || (Members is not null && other.Members.All(m => Members.TryGetValue(m.Key, out var mine) && mine.ConformsTo(m.Value))),
            FeelTypeKind.Function => other.Parameters is null || (Parameters is not null && Parameters.Count == other.Parameters.Count
                && Parameters.Zip(other.Parameters).All(p => p.Second.ConformsTo(p.First)) && Result!.ConformsTo(other.Result!)),
            _ => true,
        };
    }
}
