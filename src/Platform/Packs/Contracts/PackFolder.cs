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

/// <summary>The installed pack: content that a city edits without touching code.</summary>
public sealed class PackFolder(IOptions<PackOptions> options)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    /// <summary>Full path of the pack.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Folder);

    /// <summary>Full path of a file of the pack.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Files of a folder of the pack with an ending, in name order; empty when the folder is missing.</summary>
    public IReadOnlyList<string> Files(string folder, string ending)
    {
        var full = File(folder);
        return System.IO.Directory.Exists(full) ? [.. System.IO.Directory.GetFiles(full, "*" + ending).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>A YAML file of the pack as JSON; plain scalars become numbers and truth values as YAML 1.2 says.</summary>
    /// <exception cref="InvalidDataException">The file is missing or no YAML; the message names file and line.</exception>
    public string ReadAsJson(string name) => Read(name, reader => YamlJson.Convert(reader));

    /// <summary>Reads a YAML file of the pack.</summary>
    /// <exception cref="InvalidDataException">The file is missing or not what it should be; the message names file and line.</exception>
    public T Read<T>(string name) => Read(name, reader => Yaml.Deserialize<T>(reader));

    private T Read<T>(string name, Func<TextReader, T> read)
    {
        try
        {
            using var reader = System.IO.File.OpenText(File(name));
            return read(reader);
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
