using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Heluo.Engines.Decisions.Model;

/// <summary>DMN elements by local name, since each version has a namespace of its own.</summary>
internal static partial class XmlExtensions
{
    public static int Line(this XElement element) => ((IXmlLineInfo)element).LineNumber;

    public static IEnumerable<XElement> Dmn(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name && e.Name.Namespace == element.Name.Namespace);

    public static XElement? Child(this XElement element, string name) => element.Dmn(name).FirstOrDefault();

    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    public static string? Get(this XElement element, string attribute) => (string?)element.Attribute(XName.Get(attribute));

    /// <summary>The name with runs of blanks as one space, as names are compared.</summary>
    public static string Name(this XElement element) => Normalized(element.Get("name") ?? "");

    public static string Normalized(string name) => Blanks().Replace(name.Trim(), " ");

    /// <summary>The type named by an attribute or, in item definitions, a child element.</summary>
    public static string? TypeRef(this XElement element)
    {
        var text = element.Get("typeRef") ?? element.Text("typeRef");
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
