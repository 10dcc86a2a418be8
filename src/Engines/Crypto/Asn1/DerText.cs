using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>The character string types.</summary>
internal static class DerText
{
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, true);

    public static string Decode(DerElement element)
    {
        var content = element.Content.Span;
        try
        {
            return element.Tag switch
            {
                DerTag.Utf8Text => StrictUtf8.GetString(content),
                DerTag.PrintableText or DerTag.Ia5Text or 0x12 or 0x1a => Narrow(content),
                0x14 => Encoding.Latin1.GetString(content),
                0x1e => Encoding.BigEndianUnicode.GetString(content),
                _ => throw new DerException($"DER 结构不符：此处应为文字，实为标签 0x{element.Tag:x2}"),
            };
        }
        catch (DecoderFallbackException refused)
        {
            throw new DerException("DER 文字不是有效的 UTF-8", refused);
        }
    }

    /// <summary>Seven-bit types; makers put UTF-8 or GB 18030 into them all the same, which is read as such.</summary>
    private static string Narrow(ReadOnlySpan<byte> content) =>
        System.Text.Unicode.Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : Chinese.GetString(content);
}
