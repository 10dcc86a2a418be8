using System.Text;
using System.Text.RegularExpressions;

namespace Heluo.Engines.Process;

/// <summary>Turns the bytes of an XML file into text by byte order mark or declaration (XML 1.0, appendix F), never by guess.</summary>
internal static partial class XmlText
{
    public static string Decode(byte[] bytes)
    {
        var encoding = Detect(bytes);
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return strict.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        }
        catch (DecoderFallbackException cause)
        {
            throw new BpmnFormatException($"内容不是有效的 {encoding.WebName} 编码，请用 UTF-8 另存后再导入。", cause: cause);
        }
    }

    private static Encoding Detect(byte[] bytes)
    {
        byte At(int i) => i < bytes.Length ? bytes[i] : (byte)1;
        if (At(0) == 0xEF && At(1) == 0xBB && At(2) == 0xBF) return Encoding.UTF8;
        if (At(0) == 0xFF && At(1) == 0xFE) return At(2) == 0 && At(3) == 0 ? Encoding.UTF32 : Encoding.Unicode;
        if (At(0) == 0xFE && At(1) == 0xFF) return Encoding.BigEndianUnicode;
        if (At(0) == '<' && At(1) == 0) return Encoding.Unicode;
        if (At(0) == 0 && At(1) == '<') return Encoding.BigEndianUnicode;
        return Declared(bytes) ?? Encoding.UTF8;
    }

    private static Encoding? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 200));
        var match = Declaration().Match(head);
        if (!match.Success) return null;
        var name = match.Groups[1].Value;

        // Text written with a UTF-16 declaration but in single bytes: the bytes are right, the declaration is not.
        if (name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ucs", StringComparison.OrdinalIgnoreCase)) return null;
        if (name.Equals("utf8", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException cause)
        {
            throw new BpmnFormatException($"不认识的文字编码“{name}”，请用 UTF-8 另存后再导入。", 1, cause: cause);
        }
    }

    [GeneratedRegex("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']")]
    private static partial Regex Declaration();
}
