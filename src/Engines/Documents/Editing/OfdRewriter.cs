using System.Globalization;
using System.Xml.Linq;
using Heluo.Engines.Documents.Ofd;

namespace Heluo.Engines.Documents.Editing;

/// <summary>Copies elements of one document into another: standard namespace, new numbers for objects, references that follow them.</summary>
internal sealed class OfdRewriter(OfdIds ids)
{
    private static readonly HashSet<string> References = new(StringComparer.Ordinal)
    {
        "ID", "Font", "ResourceID", "DrawParam", "Relative", "TemplateID", "PageID", "PageRef", "ColorSpace", "ImageMask", "Substitution", "Thumbnail",
    };

    private static readonly HashSet<string> ReferenceElements = new(StringComparer.Ordinal) { "Thumbnail", "Substitution", "DefaultCS" };
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The new number of an object.</summary>
    public int Number(string old) => _numbers.TryGetValue(old, out var known) ? known : _numbers[old] = ids.Next();

    /// <summary>A copy of an element and all inside it.</summary>
    public XElement Copy(XElement element) => new(OfdNames.Namespace + element.Name.LocalName,
        element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(Copy),
        ReferenceElements.Contains(element.Name.LocalName) ? Text(Number(element.Value.Trim()))
            : element.Nodes().Select(node => node is XElement child ? Copy(child) : (object?)(node as XText)?.Value));

    /// <summary>The objects an element and everything inside it refers to.</summary>
    public static IEnumerable<string> Referred(XElement element) => element.DescendantsAndSelf()
        .SelectMany(e => e.Attributes().Where(a => a.Name.LocalName != "ID" && References.Contains(a.Name.LocalName)).Select(a => a.Value.Trim())
            .Concat(ReferenceElements.Contains(e.Name.LocalName) ? [e.Value.Trim()] : []));

    /// <summary>A structure file with its references to pages and objects renewed; namespaces stay as they are.</summary>
    public XElement CopyTag(XElement root)
    {
        var copy = new XElement(root);
        foreach (var element in copy.DescendantsAndSelf().Where(e => e.Name.LocalName == "ObjectRef"))
        {
            if (element.Attribute("PageRef") is { } page) page.Value = Text(Number(page.Value.Trim()));
            if (element.Value.Trim() is { Length: > 0 } target) element.Value = Text(Number(target));
        }

        return copy;
    }

    private XAttribute Copy(XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        return new XAttribute(name, References.Contains(name) && attribute.Value.Trim().Length > 0 ? Text(Number(attribute.Value.Trim())) : attribute.Value);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
