using System.Globalization;
using System.Xml.Linq;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Names and number formats of OFD files (GB/T 33190-2016, clause 7).</summary>
internal static class OfdNames
{
    public static readonly XNamespace Namespace = "http://www.ofdspec.org/2016";

    public static XElement Root(string name, params object?[] content) =>
        new(Namespace + name, new XAttribute(XNamespace.Xmlns + "ofd", Namespace.NamespaceName), content);

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    public static XAttribute Attribute(string name, object value) => new(name, value is double number ? Number(number) : value);

    /// <summary>A length with a thousandth of a millimetre.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 3);
        return rounded == 0 ? "0" : rounded.ToString("0.###", CultureInfo.InvariantCulture);
    }

    public static string Numbers(params ReadOnlySpan<double> values)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < values.Length; i++) texts[i] = Number(values[i]);
        return string.Join(' ', texts);
    }
}
