using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Puts the parts of an OFD package into a ZIP file; same parts, same bytes.</summary>
internal static class ZipWriter
{
    /// <summary>The first time a ZIP file can hold; the time of making is said in the document itself.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(IEnumerable<KeyValuePair<string, byte[]>> parts, Stream output)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, data) in parts)
        {
            var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
            entry.LastWriteTime = Epoch;
            using var stream = entry.Open();
            stream.Write(data);
        }
    }

    public static byte[] Xml(XElement root)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            new XDocument(new XDeclaration("1.0", "UTF-8", null), root).Save(writer);
        }

        return buffer.ToArray();
    }
}
