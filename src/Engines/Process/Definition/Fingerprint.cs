using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>A 64-bit FNV-1a hash of the content of a process: names, attributes and text, not white space, comments or the diagram.</summary>
internal static class Fingerprint
{
    public static ulong Of(XElement process)
    {
        var hash = 14695981039346656037UL;
        foreach (var element in process.DescendantsAndSelf())
        {
            Add(ref hash, element.Name.LocalName);
            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration).OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
            {
                Add(ref hash, attribute.Name.LocalName);
                Add(ref hash, attribute.Value);
            }

            if (!element.HasElements) Add(ref hash, element.Value.Trim());
        }

        return hash;
    }

    private static void Add(ref ulong hash, string text)
    {
        foreach (var letter in text) hash = (hash ^ letter) * 1099511628211UL;
        hash = (hash ^ 0xFFFF) * 1099511628211UL;
    }
}
