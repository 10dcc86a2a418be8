using System.Xml;
using System.Xml.Linq;

namespace Heluo.Engines.Decisions.Model;

/// <summary>Reads a DMN document of version 1.1 to 1.5 as XML with line numbers. DTDs, deep nesting and huge documents are refused.</summary>
internal static class DmnReader
{
    private const long MaxCharacters = 50_000_000;
    private const int MaxDepth = 200;

    public static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20151101/MODEL/", "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/",
    };

    public static XElement Read(TextReader text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters, MaxCharactersFromEntities = 1024,
            IgnoreComments = true, IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = new DepthLimitedReader(XmlReader.Create(text, settings), MaxDepth);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
            if (root.Name.LocalName != "definitions" || !Namespaces.Contains(root.Name.NamespaceName))
                throw new DmnModelException($"根元素是 {root.Name.LocalName}（{root.Name.NamespaceName}），应当是 DMN 1.1 至 1.5 的 definitions", root.Line());
            return root;
        }
        catch (XmlException fault)
        {
            throw new DmnModelException($"XML 有误：{fault.Message}", fault.LineNumber);
        }
    }
}

/// <summary>An XML reader that refuses documents nested deeper than a limit, before anything recursive sees them.</summary>
internal sealed class DepthLimitedReader(XmlReader inner, int limit) : XmlReader, IXmlLineInfo
{
    private const int MostAttributes = 300;
    private const int LongestAttribute = 100_000;

    public override bool Read()
    {
        var more = inner.Read();
        if (inner.Depth > limit) throw Refused($"元素嵌套超过 {limit} 层");
        if (inner.AttributeCount > MostAttributes) throw Refused($"一个元素的属性超过 {MostAttributes} 个");
        for (var i = 0; i < inner.AttributeCount; i++)
            if (inner.GetAttribute(i).Length > LongestAttribute) throw Refused($"属性超过 {LongestAttribute} 个字符");
        return more;
    }

    private XmlException Refused(string message) => new(message, null, LineNumber, LinePosition);

    public int LineNumber => (inner as IXmlLineInfo)?.LineNumber ?? 0;

    public int LinePosition => (inner as IXmlLineInfo)?.LinePosition ?? 0;

    public bool HasLineInfo() => inner is IXmlLineInfo;

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

    public override string Value => inner.Value;

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
