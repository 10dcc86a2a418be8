using System.Collections;
using System.Globalization;

namespace Heluo.Engines.Documents.Templates;

/// <summary>Turns values into the text that stands in a document: <c>{{字段|格式 参数}}</c>.</summary>
internal static class TemplateFormat
{
    /// <summary>The formats and what they give, as told to the clerk.</summary>
    public const string Known = "日期、日期时间、大写日期、金额、大写金额、默认、选、连接";

    private const string Digits = "〇一二三四五六七八九";

    public static bool IsKnown(string format) => Known.Split('、').Contains(format);

    /// <summary>The text; null when the value does not suit the format.</summary>
    public static string? Apply(object? value, string? format, string argument) => format switch
    {
        null => Plain(value),
        "默认" => Plain(value) is { Length: > 0 } text ? text : argument,
        "选" => Choose(TemplateScope.IsTrue(value), argument),
        "连接" => value is IEnumerable items and not string ? string.Join(argument.Length > 0 ? argument : "、", items.Cast<object?>().Select(Plain)) : Plain(value),
        "日期" => Time(value)?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        "日期时间" => Time(value)?.ToString("yyyy年M月d日H时m分", CultureInfo.InvariantCulture),
        "大写日期" => Time(value) is { } time ? $"{Spell(time.Year)}年{Count(time.Month)}月{Count(time.Day)}日" : null,
        "金额" => Number(value)?.ToString("#,##0.00", CultureInfo.InvariantCulture),
        "大写金额" => Number(value) is { } amount ? AmountInWords.Of(amount) : null,
        _ => null,
    };

    private static string Plain(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "是" : "否",
        DateOnly or DateTime or DateTimeOffset => Apply(value, "日期", "")!,
        IEnumerable items => string.Join('、', items.Cast<object?>().Select(Plain)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Choose(bool first, string argument)
    {
        var words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return first ? words.ElementAtOrDefault(0) ?? "" : words.ElementAtOrDefault(1) ?? "";
    }

    private static DateTime? Time(object? value) => value switch
    {
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        DateTime time => time,
        DateTimeOffset time => time.DateTime,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) => time.DateTime,
        _ => null,
    };

    private static decimal? Number(object? value) => value switch
    {
        decimal or int or long or double => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string Spell(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => Digits[c - '0']));

    private static string Count(int number) => number switch
    {
        < 10 => Digits[number].ToString(),
        10 => "十",
        < 20 => "十" + Digits[number % 10],
        _ => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
    };
}
