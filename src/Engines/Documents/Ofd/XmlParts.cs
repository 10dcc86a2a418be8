using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>
/// Reads XML parts safely: no document type, no outside entities, bounded depth. Files of other makers come with wrong declarations, other
/// namespaces and Chinese encodings, so elements are found by local name and text in GB 18030 is taken as such.
/// </summary>
internal static partial class XmlParts
{
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false,
    };

    public static XElement Parse(byte[] data, string path, OfdLimits limits)
    {
        if (data.Length > limits.XmlBytes) throw new OfdException(OfdFault.TooLarge, $"“{path}”有 {data.Length} 字节，超过 XML 部件允许的大小。");
        var text = Text(data);
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) throw new OfdException(OfdFault.BadContent, $"“{path}”带有 DOCTYPE，可能引入包外内容，拒绝读取。");
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings, Context());
            using var bounded = new DepthGuard(reader, limits.XmlDepth, path);
            return XElement.Load(bounded, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException broken)
        {
            throw new OfdException(OfdFault.BadContent, $"“{path}”不是正确的 XML（第 {broken.LineNumber} 行）。", broken);
        }
    }

    /// <summary>Text of unknown encoding: UTF-8 when it is valid, GB 18030 otherwise.</summary>
    public static string DecodeLoosely(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Chinese.GetString(bytes);
        }
    }

    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static string? Text(this XElement element, string child) => element.Child(child)?.Value.Trim();

    public static bool IsTrue(this XElement element, string attribute) => element.Value(attribute) is "true" or "1";

    public static bool IsFalse(this XElement element, string attribute) => element.Value(attribute) is "false" or "0";

    public static string? Value(this XElement element, string attribute) => element.Attribute(attribute)?.Value.Trim();

    /// <summary>The text of a part: byte order mark, then declaration, then what the bytes look like.</summary>
    private static string Text(byte[] data)
    {
        if (data is [(byte)'<', 0, ..]) return Strip(Encoding.Unicode.GetString(data));
        if (data is [0, (byte)'<', ..]) return Strip(Encoding.BigEndianUnicode.GetString(data));
        if (data is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return Strip((data[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(data));
        var head = Encoding.ASCII.GetString(data.AsSpan(0, Math.Min(data.Length, 200)));
        var declared = Declared().Match(head);
        var isChinese = declared.Success && declared.Groups[1].Value.StartsWith("gb", StringComparison.OrdinalIgnoreCase);
        return Strip(isChinese && !IsUtf8(data) ? Chinese.GetString(data) : DecodeLoosely(data));
    }

    /// <summary>Some makers use the prefix ofd without declaring it.</summary>
    private static XmlParserContext Context()
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("ofd", OfdNames.Namespace.NamespaceName);
        return new XmlParserContext(names.NameTable, names, null, XmlSpace.None);
    }

    private static bool IsUtf8(byte[] data) => System.Text.Unicode.Utf8.IsValid(data);

    /// <summary>Takes off the byte order mark and the declaration, whose encoding no longer counts once the text is decoded.</summary>
    private static string Strip(string text)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (!trimmed.StartsWith("<?xml", StringComparison.Ordinal)) return trimmed;
        var end = trimmed.IndexOf("?>", StringComparison.Ordinal);
        return end < 0 ? trimmed : trimmed[(end + 2)..];
    }

    [GeneratedRegex("<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']")]
    private static partial Regex Declared();
}
