using System.Xml;

namespace Heluo.Engines.Process;

/// <summary>Compares two BPMN files as XML, independently of the model: element names, attributes, text, comments and order; prefixes, encoding and
/// white space between elements do not count.</summary>
public static class BpmnComparison
{
    /// <summary>The first difference between two files.</summary>
    /// <param name="expected">The first file.</param>
    /// <param name="actual">The second file.</param>
    /// <returns>The difference in Chinese with the line in the first file, or null when both say the same.</returns>
    /// <exception cref="BpmnFormatException">One of them is not readable XML.</exception>
    public static string? FirstDifference(Stream expected, Stream actual)
    {
        using var left = BpmnReader.Open(XmlText.Decode(BpmnReader.Bytes(expected)));
        using var right = BpmnReader.Open(XmlText.Decode(BpmnReader.Bytes(actual)));
        while (true)
        {
            var more = Next(left);
            if (Next(right) != more) return At(left, "一边多出内容");
            if (!more) return null;
            if (Difference(left, right) is { } difference) return At(left, difference);
        }
    }

    private static bool Next(XmlReader reader)
    {
        while (reader.Read())
            if (reader.NodeType is not (XmlNodeType.XmlDeclaration or XmlNodeType.Whitespace)) return true;
        return false;
    }

    private static string? Difference(XmlReader left, XmlReader right)
    {
        if (left.NodeType != right.NodeType) return $"{left.NodeType} 变成了 {right.NodeType}";
        if (left.LocalName != right.LocalName || left.NamespaceURI != right.NamespaceURI) return $"元素 {left.Name} 变成了 {right.Name}";
        return left.NodeType == XmlNodeType.Element ? AttributeDifference(left, right)
            : left.Value != right.Value ? $"文字“{Short(left.Value)}”变成了“{Short(right.Value)}”" : null;
    }

    private static string? AttributeDifference(XmlReader left, XmlReader right)
    {
        if (left.IsEmptyElement != right.IsEmptyElement) return $"元素 {left.Name} 的空与不空变了";
        var one = Attributes(left);
        var other = Attributes(right);
        foreach (var (name, value) in one)
        {
            if (!other.Remove(name, out var there)) return $"元素 {left.Name} 少了属性 {name}";
            if (there != value) return $"元素 {left.Name} 的属性 {name} 由“{Short(value)}”变成“{Short(there)}”";
        }

        return other.Count == 0 ? null : $"元素 {left.Name} 多了属性 {other.Keys.First()}";
    }

    /// <summary>All attributes, namespace declarations too: qualified names in text lean on them.</summary>
    private static Dictionary<string, string> Attributes(XmlReader reader)
    {
        var found = new Dictionary<string, string>();
        while (reader.MoveToNextAttribute()) found["{" + reader.NamespaceURI + "}" + reader.LocalName] = reader.Value;
        reader.MoveToElement();
        return found;
    }

    private static string At(XmlReader reader, string difference) => $"第 {((IXmlLineInfo)reader).LineNumber} 行：{difference}";

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
