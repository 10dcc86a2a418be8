using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Heluo.Platform.Packs.Contracts;

/// <summary>Configuration section <c>Packs</c>.</summary>
public sealed class PackOptions
{
    /// <summary>Section name.</summary>
    public const string Section = "Packs";

    /// <summary>Folder that holds one pack: by default the Henan pack beside the program.</summary>
    [Required]
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "packs", "henan");
}

/// <summary>The installed pack: content that a city edits without touching code. Packs installed later lie over the first and replace its files one by one.</summary>
public sealed class PackFolder
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    private volatile string[] _folders;
    private long _revision;

    /// <summary>The pack of the configuration.</summary>
    public PackFolder(IOptions<PackOptions> options)
        : this([options.Value.Folder])
    {
    }

    /// <summary>Folders, the uppermost first.</summary>
    public PackFolder(IEnumerable<string> folders) => _folders = [.. folders.Select(System.IO.Path.GetFullPath)];

    /// <summary>Full path of the first pack, over which the others lie.</summary>
    public string Path => _folders[^1];

    /// <summary>Full path of the uppermost pack.</summary>
    public string Top => _folders[0];

    /// <summary>Folders, the uppermost first.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>Changes when a pack is installed; readers that keep something compare it.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Full path of a file of the pack; it need not exist.</summary>
    public string File(string name) => Array.Find(_folders, folder => System.IO.File.Exists(System.IO.Path.Combine(folder, name))) is { } found
        ? System.IO.Path.Combine(found, name)
        : System.IO.Path.Combine(Path, name);

    /// <summary>True when the pack has the file.</summary>
    public bool Has(string name) => Array.Exists(_folders, folder => System.IO.File.Exists(System.IO.Path.Combine(folder, name)));

    /// <summary>True when the uppermost pack itself has the file.</summary>
    public bool TopHas(string name) => System.IO.File.Exists(System.IO.Path.Combine(Top, name));

    /// <summary>Files of a folder of the pack with an ending, in name order; empty when the folder is missing.</summary>
    public IReadOnlyList<string> Files(string folder, string ending) =>
    [
        .. _folders.Select(f => System.IO.Path.Combine(f, folder)).Where(System.IO.Directory.Exists).SelectMany(f => System.IO.Directory.GetFiles(f, "*" + ending))
            .DistinctBy(System.IO.Path.GetFileName).OrderBy(System.IO.Path.GetFileName, StringComparer.Ordinal),
    ];

    /// <summary>Text of a file of the pack.</summary>
    public string ReadText(string name) => Read(name, reader => reader.ReadToEnd());

    /// <summary>A YAML file of the pack as JSON; plain scalars become numbers and truth values as YAML 1.2 says.</summary>
    /// <exception cref="InvalidDataException">The file is missing or no YAML; the message names file and line.</exception>
    public string ReadAsJson(string name) => Read(name, YamlJson.Convert);

    /// <summary>YAML as JSON.</summary>
    /// <exception cref="InvalidDataException">It is no YAML; the message names the line.</exception>
    public static string ToJson(string yaml)
    {
        try
        {
            return YamlJson.Convert(new StringReader(yaml));
        }
        catch (YamlException fault)
        {
            throw new InvalidDataException($"第 {fault.Start.Line} 行读不懂，请核对缩进和标点", fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidDataException($"第 {YamlPlaces.OpenBracket(yaml) ?? 1} 行读不懂，有括号没有闭合", fault);
        }
    }

    /// <summary>Reads a YAML file of the pack.</summary>
    /// <exception cref="InvalidDataException">The file is missing or not what it should be; the message names file and line.</exception>
    public T Read<T>(string name) => Read(name, reader => Yaml.Deserialize<T>(reader));

    /// <summary>Lies another pack over the others.</summary>
    internal void Cover(string folder)
    {
        var full = System.IO.Path.GetFullPath(folder);
        _folders = [full, .. _folders.Where(f => f != full)];
        Interlocked.Increment(ref _revision);
    }

    /// <summary>The folders anew, as the store has them now.</summary>
    internal void Replace(IReadOnlyList<string> folders)
    {
        _folders = [.. folders];
        Interlocked.Increment(ref _revision);
    }

    private T Read<T>(string name, Func<TextReader, T> read)
    {
        try
        {
            using var reader = System.IO.File.OpenText(File(name));
            return read(reader);
        }
        catch (Exception fault) when (
            fault is InvalidOperationException or YamlException { InnerException: InvalidOperationException } && YamlPlaces.OpenBracket(System.IO.File.ReadAllText(File(name))) is { } line)
        {
            // the scanner gives up so on a bracket that is never closed
            throw new InvalidDataException($"{name} 第 {line} 行：括号没有闭合", fault);
        }
        catch (YamlException fault)
        {
            throw new InvalidDataException($"{name} 第 {fault.Start.Line} 行：{fault.InnerException?.Message ?? fault.Message}", fault);
        }
        catch (IOException fault)
        {
            throw new InvalidDataException($"{name}：无法读取", fault);
        }
    }
}
