using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Free text: tidied, printable, within its length.</summary>
internal static class TextParser
{
    private const int LongestLine = 200;
    private const int LongestText = 2000;
    private const int LongestEver = 100_000;

    public static Parsed Parse(CompiledField field, string raw)
    {
        var label = field.Schema.Label;
        var lines = field.Schema.Kind == FieldKind.Multiline;
        var text = TextCleaning.Tidy(raw);
        if (TextCleaning.HasUnprintable(text, lines))
            return Parsed.Refused(lines ? $"{label}里有不能显示的字符，请删去后重填" : $"{label}里有换行或不能显示的字符，请删去后重填");
        var count = TextCleaning.Count(text);
        var longest = LongestOf(field);
        if (count > longest) return Parsed.Refused($"{label}最多 {longest} 字，现在 {count} 字，请缩短");
        var shortest = ShortestOf(field);
        return count < shortest ? Parsed.Refused($"{label}至少 {shortest} 字，现在 {count} 字，请补充") : Parsed.Of(text);
    }

    /// <summary>Most characters of a text; a bound that is no sensible length is brought into 0 to 100,000.</summary>
    public static int LongestOf(CompiledField field) => (int)Math.Clamp(field.Max.Constant ?? Longest(field.Schema.Kind), 0, LongestEver);

    /// <summary>Fewest characters of a text.</summary>
    public static int ShortestOf(CompiledField field) => (int)Math.Clamp(field.Min.Constant ?? 0, 0, LongestEver);

    public static bool IsText(FieldKind kind) => kind is FieldKind.Text or FieldKind.Multiline or FieldKind.Person or FieldKind.Enterprise or FieldKind.Address;

    private static int Longest(FieldKind kind) => kind == FieldKind.Multiline ? LongestText : LongestLine;
}
