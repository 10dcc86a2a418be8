using System.Collections;
using System.Globalization;
using System.Text.Json;
using Heluo.Engines.Forms;

namespace Heluo.Web.Forms;

/// <summary>Values of a form in words.</summary>
public static class FormText
{
    /// <summary>What a reader sees; empty when nothing was filled in. Rows and inner fields are not included.</summary>
    public static string Of(FieldView view, FormHelp help, bool masked = false)
    {
        var text = Raw(view.Value);
        return view.Field.Kind switch
        {
            FieldKind.Boolean => text switch { "true" => "是", "false" => "否", _ => "" },
            FieldKind.Choice => Label(view, text),
            FieldKind.Choices => string.Join('、', List(view.Value).Select(value => Label(view, value))),
            FieldKind.File => string.Join('、', List(view.Value).Select(id => help.FindFile(id)?.Name ?? "已上传的文件")),
            FieldKind.Division => text.Length == 0 ? "" : help.DivisionName(text),
            FieldKind.Date => Date(text),
            FieldKind.Money => Amount(text, view.Field.Unit is "" ? "元" : view.Field.Unit),
            FieldKind.Number => Amount(text, view.Field.Unit),
            FieldKind.Signature => text.Length == 0 ? "" : IsPicture(text) ? "已签名" : text,
            FieldKind.Citizen or FieldKind.BankAccount when masked => Mask(text, 6, 4),
            FieldKind.Phone when masked => Mask(text, 3, 4),
            _ => text,
        };
    }

    /// <summary>A drawn signature, to be shown as a picture.</summary>
    public static bool IsPicture(string text) => text.StartsWith("data:image/png;base64,", StringComparison.Ordinal);

    /// <summary>A scalar as it stands in a field; empty for lists and nothing.</summary>
    public static string Raw(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString() ?? "",
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } json => json.GetRawText(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>The entries of a list; one for a scalar.</summary>
    public static IReadOnlyList<string> List(object? value) => value switch
    {
        null => [],
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray().Select(item => Raw(item)).Where(text => text.Length > 0)],
        string or JsonElement or bool => Raw(value) is { Length: > 0 } one ? [one] : [],
        IEnumerable items => [.. items.Cast<object?>().Select(Raw).Where(text => text.Length > 0)],
        _ => Raw(value) is { Length: > 0 } one ? [one] : [],
    };

    /// <summary>The words of an option; the value itself when it is none.</summary>
    public static string Label(FieldView view, string value) => view.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value;

    private static string Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date.ToString("yyyy 年 M 月 d 日", CultureInfo.InvariantCulture)
        : text;

    private static string Amount(string text, string unit) => text.Length == 0 ? "" : unit.Length == 0 ? text : $"{text} {unit}";

    private static string Mask(string text, int head, int tail) =>
        text.Length <= head + tail ? text : string.Concat(text.AsSpan(0, head), new string('*', text.Length - head - tail), text.AsSpan(text.Length - tail));
}
