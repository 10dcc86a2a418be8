using Heluo.Engines.Codes;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>What a citizen number tells of its holder (GB 11643): <c>prefill: citizenNumber.birthDate</c>, <c>prefill: citizenNumber.sex</c> (GB/T 2261.1: 1 male, 2 female).</summary>
internal static class NumberFacts
{
    private const string BirthDate = ".birthDate";
    private const string Sex = ".sex";

    /// <summary>The field of the number that a prefill names; null when the prefill is of another kind.</summary>
    public static string? NumberOf(string prefill) =>
        prefill.EndsWith(BirthDate, StringComparison.Ordinal) ? prefill[..^BirthDate.Length] : prefill.EndsWith(Sex, StringComparison.Ordinal) ? prefill[..^Sex.Length] : null;

    /// <summary>What the number says; null when it is none.</summary>
    public static string? Tell(string prefill, object? number, DateOnly today)
    {
        if (RawValue.Text(RawValue.Open(number)) is not { } text || !CitizenNumber.TryParse(TextCleaning.Compact(text), today, out var citizen, out _)) return null;
        return prefill.EndsWith(Sex, StringComparison.Ordinal) ? citizen.IsMale ? "1" : "2" : RawValue.Text(citizen.BirthDate);
    }

    /// <summary>The values after a number was typed or changed: what was empty, or came from the number before, follows it; what somebody typed otherwise stays.</summary>
    public static Dictionary<string, object?> Follow(CompiledFields fields, IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after, DateOnly today)
    {
        var values = after.ToDictionary(value => value.Key, value => value.Value);
        foreach (var field in fields.Fields)
        {
            var prefill = field.Schema.Prefill;
            if (NumberOf(prefill) is not { } number || Tell(prefill, after.GetValueOrDefault(number), today) is not { } told) continue;
            var present = RawValue.Text(RawValue.Open(after.GetValueOrDefault(field.Id))) ?? "";
            if (present.Length == 0 || present == Tell(prefill, before.GetValueOrDefault(number), today)) values[field.Id] = told;
        }

        return values;
    }
}
