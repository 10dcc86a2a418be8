using System.Text;
using System.Xml;

namespace Heluo.Engines.Process;

/// <summary>Writes a model as UTF-8 XML with everything that was read, prefixes and white space included.</summary>
public static class BpmnWriter
{
    /// <summary>Writes the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Where to; not closed.</param>
    public static void Write(BpmnModel model, Stream stream)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            NewLineHandling = NewLineHandling.Entitize,
            Indent = false,
            CloseOutput = false,
        };
        using var writer = XmlWriter.Create(stream, settings);
        if (model.Document.Declaration?.Standalone is { } standalone) writer.WriteStartDocument(standalone == "yes");
        else writer.WriteStartDocument();
        foreach (var node in model.Document.Nodes()) node.WriteTo(writer);
        writer.WriteEndDocument();
    }
}
