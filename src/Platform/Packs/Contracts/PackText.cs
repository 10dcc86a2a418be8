using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Heluo.Platform.Packs.Contracts;

/// <summary>A YAML file of a pack under check: its content, where everything stands, and what is wrong with its shape.</summary>
/// <typeparam name="T">What the file holds.</typeparam>
public sealed class PackText<T>
    where T : class
{
    private readonly YamlPlaces? _places;

    internal PackText(string name, T? content, YamlPlaces? places, IReadOnlyList<PackFinding> shape) => (Name, Content, _places, Shape) = (name, content, places, shape);

    /// <summary>Name of the file in the pack.</summary>
    public string Name { get; }

    /// <summary>The content; null when it can't be read.</summary>
    public T? Content { get; }

    /// <summary>Faults of the shape: no YAML, wrong kinds of values, fields nobody reads.</summary>
    public IReadOnlyList<PackFinding> Shape { get; }

    /// <summary>A fault at a path.</summary>
    public PackFinding Fault(string path, string message, string source = "") => At(path, FindingLevel.Fault, message, source);

    /// <summary>A warning at a path.</summary>
    public PackFinding Warn(string path, string message, string source = "") => At(path, FindingLevel.Warning, message, source);

    /// <summary>A finding at a path.</summary>
    public PackFinding At(string path, FindingLevel level, string message, string source = "") => new(Name, _places?.LineOf(path) ?? 0, level, message, source);
}

/// <summary>Reads files of packs under check.</summary>
public static class PackText
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    /// <summary>Reads a file.</summary>
    public static PackText<T> Read<T>(PackFolder pack, string name)
        where T : class
    {
        if (!pack.Has(name)) return new PackText<T>(name, null, null, [new PackFinding(name, 0, FindingLevel.Fault, "缺少这个文件")]);
        var text = pack.ReadText(name);
        try
        {
            var places = YamlPlaces.Of(text);
            PackFinding[] unknown = [.. places.UnknownFields(typeof(T)).Select(f => new PackFinding(name, f.Line, FindingLevel.Fault, $"不认识的字段 {f.Path}，请核对拼写"))];
            return new PackText<T>(name, Yaml.Deserialize<T>(text), places, unknown);
        }
        catch (YamlException fault)
        {
            return new PackText<T>(name, null, null, [new PackFinding(name, (int)fault.Start.Line, FindingLevel.Fault, $"读不懂：{fault.InnerException?.Message ?? fault.Message}")]);
        }
        catch (InvalidOperationException)
        {
            // the scanner gives up so on a bracket that is never closed
            return new PackText<T>(name, null, null, [new PackFinding(name, YamlPlaces.OpenBracket(text) ?? 1, FindingLevel.Fault, "读不懂：有括号没有闭合")]);
        }
    }
}
