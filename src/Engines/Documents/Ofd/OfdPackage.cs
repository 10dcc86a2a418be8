using System.Xml.Linq;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>The parts of an OFD file by path, without leading slash. Parts are unpacked once, when asked for.</summary>
internal sealed class OfdPackage
{
    private readonly ZipReader _zip;
    private readonly Dictionary<string, byte[]> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _xml = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> _anyCase;

    public OfdPackage(byte[] file, OfdLimits limits)
    {
        (_zip, Limits) = (new ZipReader(file, limits), limits);
        _anyCase = new(() => _zip.Names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase));
        if (!_zip.Has("OFD.xml")) throw new OfdException(OfdFault.MissingPart, "不是 OFD 文件：文件包里没有 OFD.xml。");
    }

    public OfdLimits Limits { get; }

    public IReadOnlyCollection<string> Names => _zip.Names;

    public bool Has(string path) => _zip.Has(path);

    public byte[] Read(string path)
    {
        if (_read.TryGetValue(path, out var known)) return known;
        if (!_zip.Has(path)) throw new OfdException(OfdFault.MissingPart, $"文件不完整：缺少“{path}”。");
        return _read[path] = _zip.Read(path);
    }

    public XElement Xml(string path)
    {
        if (_xml.TryGetValue(path, out var known)) return known;
        return _xml[path] = XmlParts.Parse(Read(path), path, Limits);
    }

    /// <summary>
    /// The part that a location in part <paramref name="from"/> names: from the root when it starts with a slash, else beside
    /// <paramref name="from"/>; some makers count from the root without the slash, so that is tried last. Null when there is none.
    /// </summary>
    public string? Find(string from, string? location)
    {
        if (string.IsNullOrWhiteSpace(location)) return null;
        var path = location.Trim().Replace('\\', '/');
        var beside = Normal(path.StartsWith('/') ? path[1..] : Folder(from) + path);
        if (beside is not null && _zip.Has(beside)) return beside;
        var root = Normal(path.TrimStart('/'));
        if (root is not null && _zip.Has(root)) return root;
        return beside is null ? null : _anyCase.Value.GetValueOrDefault(beside);
    }

    public string Locate(string from, string? location) =>
        Find(from, location) ?? throw new OfdException(OfdFault.MissingPart, $"文件不完整：“{from}”里写的“{location}”不存在。");

    public static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>A path without <c>.</c> and <c>..</c>; null when it leaves the package.</summary>
    private static string? Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
