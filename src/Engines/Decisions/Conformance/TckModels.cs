using System.Xml;
using System.Xml.Linq;
using Heluo.Engines.Decisions.Model;

namespace Heluo.Engines.Decisions.Conformance;

/// <summary>The models of a folder of any nesting, found by file name or namespace, the nearest first.</summary>
internal sealed class TckModels(string folder)
{
    private readonly string[] _files = Directory.EnumerateFiles(folder, "*.dmn", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
    private readonly Dictionary<string, string?> _namespaces = new(StringComparer.Ordinal);

    /// <summary>Reads and compiles the model that a file of cases names, with all that it imports, directly or not.</summary>
    /// <exception cref="DmnModelException">There is no such model, or it cannot be read.</exception>
    public DecisionModel Load(string casesFile, string name)
    {
        var home = Path.GetDirectoryName(Path.GetFullPath(casesFile))!;
        var path = Find(home, name) ?? throw new DmnModelException($"找不到模型 {name}");
        var text = File.ReadAllText(path);
        var (imported, open) = (new Dictionary<string, string>(StringComparer.Ordinal), new Queue<string>([text]));
        while (open.TryDequeue(out var next))
            foreach (var space in Imports(next))
                if (!imported.ContainsKey(space) && WithNamespace(Path.GetDirectoryName(path)!, path, space) is { } other) open.Enqueue(imported[space] = File.ReadAllText(other));
        return DecisionModel.Load(text, imported.Values);
    }

    private string? Find(string home, string name)
    {
        var direct = Path.Combine(home, name);
        if (File.Exists(direct)) return direct;
        var file = Path.GetFileName(name);
        return Nearest(home, _files.Where(f => Path.GetFileName(f) == file || Path.GetFileName(f) == file + ".dmn"));
    }

    private string? WithNamespace(string home, string main, string space) =>
        Nearest(home, _files.Where(f => Path.GetFullPath(f) != Path.GetFullPath(main) && Namespace(f) == space));

    /// <summary>The file with the longest path in common with a folder.</summary>
    private static string? Nearest(string home, IEnumerable<string> files) =>
        files.MaxBy(f => home.Zip(Path.GetFullPath(f)).TakeWhile(pair => pair.First == pair.Second).Count());

    private static IEnumerable<string> Imports(string text)
    {
        using var reader = new StringReader(text);
        return DmnReader.Read(reader).Dmn("import").Select(i => i.Get("namespace")).OfType<string>().ToArray();
    }

    private string? Namespace(string file)
    {
        if (_namespaces.TryGetValue(file, out var known)) return known;
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            reader.MoveToContent();
            return _namespaces[file] = reader.GetAttribute("namespace");
        }
        catch (XmlException)
        {
            return _namespaces[file] = null;
        }
    }

    /// <summary>The root of a file of cases; null when the file holds none.</summary>
    public static XElement? Cases(string file)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root is { Name.LocalName: "testCases" } root ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
