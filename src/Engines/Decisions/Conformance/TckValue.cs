using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Model;

namespace Heluo.Engines.Decisions.Conformance;

/// <summary>Values of test cases (testCases.xsd, type valueType) as FEEL values.</summary>
internal static class TckValue
{
    private const decimal Tolerance = 0.00000001m;
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The attribute that gives the type of a value; old cases leave it out.</summary>
    public static XName TypeAttribute { get; } = Instance + "type";

    public static object? Read(XElement holder)
    {
        if (IsNil(holder)) return null;
        if (holder.Child("list") is { } list) return IsNil(list) ? null : list.Dmn("item").Select(Read).ToArray();
        if (holder.Child("value") is { } value) return IsNil(value) ? null : Typed(value.Value, ((string?)value.Attribute(TypeAttribute))?.Split(':')[^1]);
        var components = holder.Dmn("component").ToArray();
        if (components.Length == 0) return null;
        return FeelContext.Of(components.Select(c => new KeyValuePair<string, object?>(c.Get("name") ?? "", Read(c))));
    }

    /// <summary>Whether a value is the expected one: numbers within 8 decimals, dates and times with their zone.</summary>
    public static bool Matches(object? expected, object? got) => (expected, got) switch
    {
        (null, _) => got is null,
        (decimal a, decimal b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(a)),
        (FeelTime or FeelDateTime, FeelTime or FeelDateTime) => Ordering.AreSame(expected, got) || Ordering.AreEqual(expected, got) == true,
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => Matches(pair.First, pair.Second)),
        (FeelContext a, IReadOnlyDictionary<string, object?> b) => a.Count == b.Count && a.All(e => b.TryGetValue(e.Key, out var other) && Matches(e.Value, other)),
        _ => Ordering.AreEqual(expected, got) == true,
    };

    private static bool IsNil(XElement element) => (string?)element.Attribute(Instance + "nil") is "true" or "1";

    private static object? Typed(string text, string? type) => type switch
    {
        "string" => text,
        "boolean" => text.Trim() is "true" or "1",
        "decimal" or "double" or "integer" or "float" or "int" or "long" => Numbers.Parse(text.Trim()),
        "date" => FeelDate.Parse(text.Trim()) ?? (object?)text,
        "time" => FeelTime.Parse(text.Trim()) ?? (object?)text,
        "dateTime" => FeelDateTime.Parse(text.Trim()) ?? (object?)text,
        "duration" or "dayTimeDuration" or "yearMonthDuration" => TemporalText.Duration(text.Trim()) ?? text,
        null => Untyped(text),
        _ => text,
    };

    /// <summary>Old cases write null as a value without type and content.</summary>
    private static object? Untyped(string text) => text.Length == 0 ? null : text.Trim() is "true" or "false" ? text.Trim() == "true"
        : text.Trim().Length > 0 && text.Trim().TrimStart('-').All(c => char.IsAsciiDigit(c) || c == '.') ? Numbers.Parse(text.Trim()) ?? text : text;
}
