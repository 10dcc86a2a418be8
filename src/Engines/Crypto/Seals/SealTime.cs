using System.Globalization;
using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>Times in seals. One without a zone, which DER forbids and makers write all the same, is China's.</summary>
internal static class SealTime
{
    private const int LongestText = 32;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly string[] Local = ["yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy/MM/dd HH:mm:ss"];

    /// <summary>A UTCTime or GeneralizedTime.</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static DateTimeOffset Read(DerElement element) =>
        element.Tag == DerTag.GeneralizedTime && TryLocal(Text(element.Content), out var moment) ? moment : DerTime.Parse(element);

    /// <summary>A time as bare text, as V1 holds it with some makers.</summary>
    /// <exception cref="DerException">No time.</exception>
    public static DateTimeOffset ReadText(ReadOnlyMemory<byte> octets)
    {
        var text = Text(octets);
        return TryLocal(text, out var moment) ? moment : DerTime.Parse(text, text.AsSpan().IndexOfAnyExceptInRange('0', '9') is 10 or 12);
    }

    private static string Text(ReadOnlyMemory<byte> octets) => Encoding.ASCII.GetString(octets.Span[..Math.Min(octets.Length, LongestText)]).Trim();

    private static bool TryLocal(string text, out DateTimeOffset moment)
    {
        moment = default;
        if (!DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year < 1900) return false;
        moment = new DateTimeOffset(local, China).ToUniversalTime();
        return true;
    }
}
