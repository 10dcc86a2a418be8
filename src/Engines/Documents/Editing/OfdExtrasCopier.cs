using System.Xml.Linq;
using Heluo.Engines.Documents.Ofd;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Editing;

/// <summary>Copies attachments and structure files.</summary>
internal sealed class OfdExtrasCopier(SortedDictionary<string, byte[]> parts)
{
    private readonly List<XElement> _attachments = [];
    private readonly List<XElement> _tags = [];

    public void Copy(OfdDocument document, OfdRewriter rewriter)
    {
        foreach (var file in document.Attachments())
        {
            var (element, name) = OfdAttachments.Entry(file, _attachments.Count);
            parts[OfdWriter.Folder + "Attachs/" + name] = file.Data;
            _attachments.Add(element);
        }

        foreach (var tag in document.CustomTags())
        {
            var name = $"CustomTag_{_tags.Count}.xml";
            parts[$"{OfdWriter.Folder}Tags/{name}"] = ZipWriter.Xml(rewriter.CopyTag(XmlParts.Parse(tag.Xml, name, document.Package.Limits)));
            _tags.Add(Element("CustomTag", Attribute("NameSpace", tag.Namespace), Element("FileLoc", name)));
        }
    }

    /// <summary>Writes the lists and returns the elements that point to them; null where there is nothing.</summary>
    public (XElement? Tags, XElement? Attachments) Write()
    {
        if (_tags.Count > 0) parts[OfdWriter.Folder + "Tags/CustomTags.xml"] = ZipWriter.Xml(Root("CustomTags", _tags));
        if (_attachments.Count > 0) parts[OfdWriter.Folder + "Attachs/Attachments.xml"] = ZipWriter.Xml(Root("Attachments", _attachments));
        return (_tags.Count > 0 ? Element("CustomTags", "Tags/CustomTags.xml") : null, _attachments.Count > 0 ? Element("Attachments", "Attachs/Attachments.xml") : null);
    }
}
