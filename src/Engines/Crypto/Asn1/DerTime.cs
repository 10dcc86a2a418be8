using System.Globalization;
using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>UTCTime and GeneralizedTime (X.690 clause 11.7, 11.8). An offset or fraction, which DER forbids, is understood on reading.</summary>
internal static class DerTime
{
    private static readonly string[] Utc = ["yyMMddHHmmss", "yyMMddHHmm"];
    private static readonly string[] Generalized = ["yyyyMMddHHmmss", "yyyyMMddHHmmss.FFFFFFF", "yyyyMMddHHmm"];

    public static DateTimeOffset Parse(DerElement element)
    {
        if (element.Tag is not (DerTag.UtcTime or DerTag.GeneralizedTime))
            throw new DerException($"DER 结构不符：此处应为时间，实为标签 0x{element.Tag:x2}");
        if (element.Content.Length > 32) throw new DerException("DER 时间不对");
        return Parse(Encoding.ASCII.GetString(element.Content.Span), element.Tag == DerTag.UtcTime);
    }

    /// <summary>Reads the text of a time; two-digit years from 50 on belong to the twentieth century (RFC 5280 clause 4.1.2.5.1).</summary>
    public static DateTimeOffset Parse(string text, bool twoDigitYear)
    {
        var zone = TimeSpan.Zero;
        var digits = text;
        var sign = text.LastIndexOfAny(['+', '-']);
        if (text.EndsWith('Z')) digits = text[..^1];
        else if (sign == text.Length - 5 && sign > 0 && Offset(text[sign..], out zone)) digits = text[..sign];
        else throw new DerException("DER 时间缺少时区");

        if (!DateTime.TryParseExact(digits, twoDigitYear ? Utc : Generalized, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new DerException("DER 时间不对");
        if (twoDigitYear) local = local.AddYears((local.Year % 100 >= 50 ? 1900 : 2000) + (local.Year % 100) - local.Year);
        try
        {
            return new DateTimeOffset(local, zone).ToUniversalTime();
        }
        catch (ArgumentOutOfRangeException refused)
        {
            throw new DerException("DER 时间不对", refused);
        }
    }

    private static bool Offset(string text, out TimeSpan zone)
    {
        zone = default;
        if (!int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var clock) || clock / 100 > 13 || clock % 100 > 59) return false;
        zone = new TimeSpan(clock / 100, clock % 100, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
