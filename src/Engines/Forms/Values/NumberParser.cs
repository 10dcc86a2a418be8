using System.Globalization;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Numbers and amounts: thousands separators and full-width digits are accepted, decimals limited. Bounds are judged later.</summary>
internal static class NumberParser
{
    private const int LongestNumber = 40;
    private const int MostDecimals = 10;
    private const decimal Greatest = 1_000_000_000_000_000m;

    public static Parsed Parse(CompiledField field, string text)
    {
        var compact = TextCleaning.Compact(text);
        if (!field.Schema.Unit.Equals("", StringComparison.Ordinal) && compact.EndsWith(field.Schema.Unit, StringComparison.Ordinal)) compact = compact[..^field.Schema.Unit.Length];
        if (compact.Length <= LongestNumber && HasRightGroups(compact)
            && decimal.TryParse(compact, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            return Judge(field, number);
        return Parsed.Refused($"{field.Schema.Label}请填数字，例如 {(field.Schema.Kind == FieldKind.Money ? "1200.50" : "12")}");
    }

    public static Parsed Judge(CompiledField field, decimal number)
    {
        var allowed = field.Schema.Decimals ?? (field.Schema.Kind == FieldKind.Number ? MostDecimals : field.Schema.Unit is "" or "元" ? 2 : 6);
        if (Math.Abs(number) > Greatest) return Parsed.Refused($"{field.Schema.Label}太大，请核对单位和位数");
        var trimmed = number / 1.000000000000000000000000000000m;
        if (trimmed.Scale <= allowed) return Parsed.Of(trimmed);
        return Parsed.Refused(allowed == 0 ? $"{field.Schema.Label}请填整数" : $"{field.Schema.Label}最多 {allowed} 位小数");
    }

    /// <summary>No comma, or every comma before exactly three digits.</summary>
    private static bool HasRightGroups(string text)
    {
        if (!text.Contains(',', StringComparison.Ordinal)) return true;
        var whole = text.Split('.')[0].TrimStart('-', '+').Split(',');
        return whole[0].Length is >= 1 and <= 3 && whole.Skip(1).All(group => group.Length == 3) && !text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..].StartsWith(',');
    }
}
