using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>A signature: an identifier of the host, or a drawn PNG picture of at most 64 KB.</summary>
internal static class SignatureParser
{
    private const string PictureHead = "data:image/png;base64,";
    private const int LongestPicture = 65_536;
    private const int LongestIdentifier = 200;
    private static ReadOnlySpan<byte> PngMark => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static Parsed Parse(CompiledField field, string text)
    {
        var right = text.StartsWith(PictureHead, StringComparison.Ordinal)
            ? IsPicture(text[PictureHead.Length..])
            : text.Length <= LongestIdentifier && !TextCleaning.HasUnprintable(text, lines: false);
        return right ? Parsed.Of(text) : Parsed.Refused($"{field.Schema.Label}没有保存好，请重新签名");
    }

    private static bool IsPicture(string base64)
    {
        if (base64.Length > LongestPicture * 4 / 3 + 4) return false;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) && count <= LongestPicture && bytes.AsSpan(0, count).StartsWith(PngMark);
    }
}
