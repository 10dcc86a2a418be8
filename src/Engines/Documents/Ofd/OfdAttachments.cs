using System.Xml.Linq;
using Heluo.Engines.Documents.Layout;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Entries of the attachment list (GB/T 33190-2016, clause 20).</summary>
internal static class OfdAttachments
{
    /// <summary>The entry of the file at place <paramref name="index"/> and the name it has in the package, which never is the name its sender gave it.</summary>
    public static (XElement Entry, string Name) Entry(AttachedFile file, int index)
    {
        var format = Path.GetExtension(file.Name).TrimStart('.');
        var name = $"Attach_{index}{(format.Length is > 0 and < 8 && format.All(char.IsAsciiLetterOrDigit) ? "." + format : "")}";
        return (Element("Attachment", Attribute("ID", $"A{index + 1}"), Attribute("Name", file.Name), Attribute("Format", format),
            Attribute("Size", file.Data.Length / 1024.0), Attribute("Visible", "true"), Element("FileLoc", name)), name);
    }
}
