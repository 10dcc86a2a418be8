using System.Globalization;
using Heluo.Engines.Codes;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Takes one submitted value into the kind of its field. The value is not empty.</summary>
internal sealed class ScalarParser(FormContext context, DateOnly today)
{
    private const int LongestScalar = 100_000;
    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly string[] DateTimeFormats = ["yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm", "yyyy年M月d日 H:mm"];
    private static readonly string[] TimeFormats = ["H:mm", "H:mm:ss"];

    public Parsed Parse(CompiledField field, object raw)
    {
        var kind = field.Schema.Kind;
        if (kind is FieldKind.Choices or FieldKind.File) return new ListParser(context).Parse(field, raw);
        if (kind == FieldKind.Boolean) return ParseBoolean(field, raw);
        if (raw is decimal number && kind is FieldKind.Number or FieldKind.Money) return NumberParser.Judge(field, number);
        var text = RawValue.Text(raw);
        if (text is null) return Parsed.Refused($"{field.Schema.Label}的格式不对，这里只能填一个值");
        if (text.Length > LongestScalar) return Parsed.Refused($"{field.Schema.Label}太长，请缩短后重填");
        return kind switch
        {
            FieldKind.Text or FieldKind.Multiline or FieldKind.Person or FieldKind.Enterprise or FieldKind.Address => TextParser.Parse(field, text),
            FieldKind.Number or FieldKind.Money => NumberParser.Parse(field, text),
            FieldKind.Date => ParseDate(field, text),
            FieldKind.Time => TimeOnly.TryParseExact(TextCleaning.Compact(text), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? Parsed.Of(time) : Parsed.Refused($"{field.Schema.Label}请按“时:分”填写，例如 09:30"),
            FieldKind.DateTime => ParseDateTime(field, text),
            FieldKind.Choice => ParseChoice(field, text.Trim()),
            FieldKind.Citizen => ParseCitizen(field, TextCleaning.Compact(text)),
            FieldKind.Credit => ParseCredit(field, TextCleaning.Compact(text).ToUpperInvariant()),
            FieldKind.Division => ParseDivision(field, TextCleaning.Compact(text)),
            FieldKind.Signature => SignatureParser.Parse(field, text.Trim()),
            _ => ContactParser.Parse(field, TextCleaning.Compact(text)),
        };
    }

    private static Parsed ParseBoolean(CompiledField field, object raw) => raw switch
    {
        bool flag => Parsed.Of(flag),
        string text when text.Trim() is "true" or "on" or "1" or "yes" or "是" => Parsed.Of(true),
        string text when text.Trim() is "false" or "off" or "0" or "no" or "否" => Parsed.Of(false),
        _ => Parsed.Refused($"{field.Schema.Label}请选“是”或“否”"),
    };

    private static Parsed ParseDate(CompiledField field, string text)
    {
        var compact = TextCleaning.Compact(text);
        if (DateOnly.TryParseExact(compact, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date.Year >= 1000 ? Parsed.Of(date) : Parsed.Refused($"{field.Schema.Label}的年份不对，请核对");
        var looksRight = compact.Count(char.IsAsciiDigit) is >= 6 and <= 8;
        return Parsed.Refused(looksRight ? $"{field.Schema.Label}不是真实存在的日期，请核对" : $"{field.Schema.Label}请按“年-月-日”填写，例如 2026-01-31");
    }

    private static Parsed ParseDateTime(CompiledField field, string text) =>
        System.DateTime.TryParseExact(text.Trim().Replace('T', ' '), DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year >= 1000
            ? Parsed.Of(moment) : Parsed.Refused($"{field.Schema.Label}请按“年-月-日 时:分”填写，例如 2026-01-31 09:30");

    private Parsed ParseChoice(CompiledField field, string text)
    {
        if (field.Schema.Register.Length > 0)
        {
            return text.Length <= 200 && context.Holds?.Invoke(field.Schema.Register, text) != false
                ? Parsed.Of(text) : Parsed.Refused($"没有查到所选的{field.Schema.Label}，请重新选择");
        }

        return field.OptionValues.Contains(text) ? Parsed.Of(text) : Parsed.Refused($"请从列出的选项中选择{field.Schema.Label}");
    }

    private Parsed ParseCitizen(CompiledField field, string text) => CitizenNumber.TryParse(text, today, out var number, out var fault)
        ? Parsed.Of(number.Text)
        : Parsed.Refused(Say(field, fault, CitizenNumber.Subject, text.Length));

    private static Parsed ParseCredit(CompiledField field, string text) => CreditCode.TryParse(text, out var code, out var fault)
        ? Parsed.Of(code.Text)
        : Parsed.Refused(Say(field, fault, CreditCode.Subject, text.Length));

    private Parsed ParseDivision(CompiledField field, string text)
    {
        if (!DivisionCode.TryParse(text, out var code, out var fault)) return Parsed.Refused(Say(field, fault, DivisionCode.Subject, 0));
        if (code.Text.Length < (field.Min.Constant ?? 0))
        {
            var level = field.Min.Constant switch { > 9 => "村（社区）", > 6 => "乡镇（街道）", > 4 => "县（市、区）", _ => "市" };
            return Parsed.Refused($"{field.Schema.Label}请选到{level}");
        }

        return context.Holds?.Invoke("division", code.Text) == false ? Parsed.Refused($"没有查到所选的{field.Schema.Label}，请重新选择") : Parsed.Of(code.Text);
    }

    /// <summary>The reason of a fault with the field's own name; a wrong check character is not given away.</summary>
    private static string Say(CompiledField field, CodeFault fault, string subject, int length) => fault.Position == 18 && length == 18
        ? $"{field.Schema.Label}第 18 位不对，请核对后重填"
        : field.Schema.Label + (fault.Reason.StartsWith(subject, StringComparison.Ordinal) ? fault.Reason[subject.Length..] : "：" + fault.Reason);
}
