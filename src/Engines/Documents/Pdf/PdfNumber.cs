using System.Globalization;
using System.Text;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>Numbers and strings as PDF syntax (ISO 32000-1, 7.3).</summary>
internal static class PdfNumber
{
    /// <summary>Points per millimetre.</summary>
    public const double Point = 72 / 25.4;

    public static string Text(double value, int digits = 3)
    {
        var rounded = Math.Round(value, digits);
        return rounded == 0 ? "0" : rounded.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>A text string: UTF-16 with byte order mark, in hexadecimal.</summary>
    public static string Unicode(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    /// <summary>A date string, e.g. <c>(D:20260301093000+08'00')</c>.</summary>
    public static string Date(DateTimeOffset time)
    {
        var offset = time.Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"(D:{time:yyyyMMddHHmmss}{sign}{Math.Abs(offset.Hours):00}'{Math.Abs(offset.Minutes):00}')");
    }

    /// <summary>A name object; characters outside the regular ones are escaped.</summary>
    public static string Name(string text)
    {
        var name = new StringBuilder("/");
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is > 32 and < 127 && !"()<>[]{}/%#".Contains((char)b)) name.Append((char)b);
            else name.Append(CultureInfo.InvariantCulture, $"#{b:X2}");
        }

        return name.ToString();
    }
}
