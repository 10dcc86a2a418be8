using System.Globalization;
using System.Xml.Linq;
using Heluo.Engines.Documents.Ofd;

namespace Heluo.Engines.Documents.Signing;

/// <summary>A line of Signatures.xml: one signature.</summary>
/// <param name="Id">Identifier, as a rule <c>s1</c>.</param>
/// <param name="IsSeal">With a seal, not a plain digital signature.</param>
/// <param name="Location">Where its description is, as written.</param>
/// <param name="Part">The description's part; null when it is missing.</param>
internal sealed record SignatureEntry(string Id, bool IsSeal, string Location, string? Part);

/// <summary>The signatures of a document (Signatures.xml of GB/T 33190-2016, 18.1).</summary>
internal sealed class SignatureList
{
    /// <summary>Signatures of a document that are read; documents of many bodies have a dozen.</summary>
    private const int MostSignatures = 256;

    private SignatureList(string part, XElement root, IReadOnlyList<SignatureEntry> entries) => (Part, Root, Entries) = (part, root, entries);

    public string Part { get; }

    public XElement Root { get; }

    public IReadOnlyList<SignatureEntry> Entries { get; }

    /// <summary>The highest number of any identifier in use.</summary>
    public int HighestId => Root.Descendants().Where(e => e.Name.LocalName == "MaxSignId").Select(e => e.Value)
        .Concat(Entries.Select(e => e.Id)).Select(Number).DefaultIfEmpty().Max();

    /// <summary>The list that a DocBody of OFD.xml names; null when it names none.</summary>
    /// <exception cref="OfdException">It is named but missing or not readable.</exception>
    public static SignatureList? Of(OfdPackage package, XElement body)
    {
        if (body.Text("Signatures") is not { Length: > 0 } location) return null;
        var part = package.Locate("OFD.xml", location);
        var root = package.Xml(part);
        if (root.Name.LocalName != "Signatures") throw new OfdException(OfdFault.BadContent, $"“{part}”的内容不是签名列表。");
        if (root.Children("Signature").Skip(MostSignatures).Any()) throw new OfdException(OfdFault.TooLarge, $"文件里的签名超过 {MostSignatures} 个，拒绝读取。");
        return new SignatureList(part, root, [.. root.Children("Signature").Select(e => Entry(package, part, e))]);
    }

    private static SignatureEntry Entry(OfdPackage package, string list, XElement element)
    {
        var location = element.Value("BaseLoc") ?? "";
        return new SignatureEntry(element.Value("ID") ?? "", !string.Equals(element.Value("Type"), "Sign", StringComparison.OrdinalIgnoreCase),
            location, package.Find(list, location));
    }

    /// <summary>The number in <c>s12</c>, <c>12</c> or <c>s012</c>; 0 when there is none.</summary>
    internal static int Number(string id)
    {
        var digits = new string([.. id.Where(char.IsAsciiDigit)]);
        return digits.Length is > 0 and < 9 ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
    }
}
