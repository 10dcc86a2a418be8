using System.Buffers;
using System.Xml;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>
/// Passes an XML reader on, refuses elements nested deeper than allowed, before they fill the stack, and leaves out characters that no XML may hold, so that what was read
/// can be written again.
/// </summary>
internal sealed class DepthGuard(XmlReader inner, int limit, string path) : XmlReader
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not (0x09 or 0x0A or 0x0D)).Concat(Enumerable.Range(0xD800, 0x800)).Append(0xFFFE).Append(0xFFFF).Select(c => (char)c)]);

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    public override string Value => Legal(inner.Value);

    public override bool Read()
    {
        var more = inner.Read();
        if (inner.Depth > limit) throw new OfdException(OfdFault.BadContent, $"“{path}”的元素嵌套超过 {limit} 层，拒绝读取。");
        return more;
    }

    public override string GetAttribute(int i) => Legal(inner.GetAttribute(i));

    public override string? GetAttribute(string name) => inner.GetAttribute(name) is { } value ? Legal(value) : null;

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI) is { } value ? Legal(value) : null;

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    private static string Legal(string value)
    {
        if (!value.AsSpan().ContainsAny(Suspects)) return value;
        var kept = new System.Text.StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (XmlConvert.IsXmlChar(value[i])) kept.Append(value[i]);
            else if (i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], value[i])) kept.Append(value[i]).Append(value[++i]);
        }

        return kept.ToString();
    }
}
