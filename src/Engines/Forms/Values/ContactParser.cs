using System.Text.RegularExpressions;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Telephone, e-mail, postcode, bank account and licence plate; blanks and full-width characters are already gone.</summary>
internal static partial class ContactParser
{
    public static Parsed Parse(CompiledField field, string text)
    {
        var label = field.Schema.Label;
        return field.Schema.Kind switch
        {
            FieldKind.Phone => ParsePhone(label, text),
            FieldKind.Email => text.Length <= 254 && Email().IsMatch(text) ? Parsed.Of(text) : Parsed.Refused($"{label}的格式不对，请按 name@example.com 的样子填写"),
            FieldKind.Postcode => Postcode().IsMatch(text) ? Parsed.Of(text) : Parsed.Refused($"{label}应为 6 位数字，请核对"),
            FieldKind.BankAccount => ParseAccount(label, text.Replace("-", "", StringComparison.Ordinal)),
            _ => Plate().IsMatch(text.ToUpperInvariant())
                ? Parsed.Of(text.ToUpperInvariant().Replace("·", "", StringComparison.Ordinal)) : Parsed.Refused($"{label}的格式不对，请按豫A12345的样子填写"),
        };
    }

    private static Parsed ParsePhone(string label, string text)
    {
        var compact = text.StartsWith("+86", StringComparison.Ordinal) ? text[3..] : text;
        var digits = compact.Replace("-", "", StringComparison.Ordinal);
        if (Mobile().IsMatch(digits)) return Parsed.Of(digits);
        if (Fixed().IsMatch(compact)) return Parsed.Of(compact);
        return Parsed.Refused(digits.StartsWith('1') && digits.Length != 11
            ? $"{label}应为 11 位手机号，现为 {digits.Length} 位，请核对"
            : $"{label}不对，请填 11 位手机号，或带区号的座机号，例如 0371-65900000");
    }

    private static Parsed ParseAccount(string label, string text)
    {
        if (text.Length is < 8 or > 32 || !text.All(char.IsAsciiDigit)) return Parsed.Refused($"{label}应为 8 到 32 位数字，请对照银行卡或开户许可核对");
        var card = text.Length is 16 or 19 && text.StartsWith("62", StringComparison.Ordinal);
        return !card || PassesLuhn(text) ? Parsed.Of(text) : Parsed.Refused($"{label}不对，请对照银行卡逐位核对");
    }

    /// <summary>ISO/IEC 7812-1 annex B.</summary>
    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[^(at + 1)] - '0';
            var weighted = at % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex("^1[3-9][0-9]{9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex("^(0[1-9][0-9]{1,2}-?[2-9][0-9]{6,7}(-[0-9]{1,6})?|400-?[0-9]{3}-?[0-9]{4}|1[0-9]{4}|9[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Fixed();

    [GeneratedRegex("^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex("^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]·?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳领试超]$", RegexOptions.CultureInvariant)]
    private static partial Regex Plate();
}
