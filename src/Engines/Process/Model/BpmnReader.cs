using System.Xml;
using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Reads BPMN 2.0 XML (OMG formal/2011-01-03, clause 15) without losing anything: what is not executed, extensions, diagrams, comments, text.</summary>
public static class BpmnReader
{
    /// <summary>Reads a model in any Unicode or declared encoding. DTDs and entities, more than 32 MiB, 200 levels or 500,000 elements are refused.</summary>
    /// <param name="stream">The file; read to its end, not closed.</param>
    /// <returns>The model; immutable and thread-safe.</returns>
    /// <exception cref="BpmnFormatException">The content is no readable BPMN; the message names line and element in Chinese.</exception>
    public static BpmnModel Read(Stream stream)
    {
        var text = XmlText.Decode(Bytes(stream));
        try
        {
            CheckLimits(text);
            using var reader = Open(text);
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
            return new BpmnModel(document);
        }
        catch (XmlException cause)
        {
            throw Refusal(text, cause);
        }
    }

    /// <summary>Reads a model from text.</summary>
    /// <param name="text">The XML; a declared encoding is ignored.</param>
    /// <returns>The model; immutable and thread-safe.</returns>
    /// <exception cref="BpmnFormatException">The content is no readable BPMN; the message names line and element in Chinese.</exception>
    public static BpmnModel Read(string text)
    {
        using var stream = new MemoryStream([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(text)]);
        return Read(stream);
    }

    /// <summary>A reader with the hardened settings: no DTD, no resolver.</summary>
    internal static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = BpmnLimits.Bytes,
        CloseInput = true,
    });

    /// <summary>The bytes of a file, refused beyond the limit.</summary>
    internal static byte[] Bytes(Stream stream)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length <= BpmnLimits.Bytes) continue;
            var line = buffer.GetBuffer().AsSpan(0, (int)buffer.Length).Count((byte)'\n') + 1;
            throw new BpmnFormatException("文件超过 32 MB，不予读取。", line);
        }

        return buffer.ToArray();
    }

    private static void CheckLimits(string text)
    {
        using var reader = Open(text);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (++elements > BpmnLimits.Elements) throw Limit(reader, $"元素超过 {BpmnLimits.Elements} 个");
            if (reader.Depth > BpmnLimits.Depth) throw Limit(reader, $"嵌套超过 {BpmnLimits.Depth} 层");
            if (reader.AttributeCount > BpmnLimits.Attributes) throw Limit(reader, $"一个元素的属性超过 {BpmnLimits.Attributes} 个");
            for (var i = 0; i < reader.AttributeCount; i++)
                if (reader.GetAttribute(i).Length > BpmnLimits.AttributeLength) throw Limit(reader, $"属性值超过 {BpmnLimits.AttributeLength} 个字符");
        }
    }

    private static BpmnFormatException Limit(XmlReader reader, string what) =>
        new($"{what}，不予读取。", ((IXmlLineInfo)reader).LineNumber, reader.LocalName);

    private static BpmnFormatException Refusal(string text, XmlException cause)
    {
        if (text.Length == 0) return new BpmnFormatException("文件是空的。", cause: cause);
        // Of all faults only a forbidden DTD comes without a line.
        var doctype = cause.LineNumber == 0 ? text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) : -1;
        if (doctype >= 0) return new BpmnFormatException("不接受 DOCTYPE 和实体定义，请删去后再导入。", text.AsSpan(0, doctype).Count('\n') + 1, cause: cause);
        return new BpmnFormatException($"不是合格的 XML（第 {cause.LinePosition} 列）：{cause.Message}", cause.LineNumber, cause: cause);
    }
}
