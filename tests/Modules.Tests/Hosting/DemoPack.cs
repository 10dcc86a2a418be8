using YamlDotNet.RepresentationModel;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>Who may do what in the demo data, read from the pack's files and not through the platform.</summary>
internal static class DemoPack
{
    /// <summary>Permissions by login.</summary>
    public static Dictionary<string, HashSet<string>> Rights()
    {
        var duties = Read("duties.yaml");
        var permissions = List(duties, "duties").ToDictionary(d => Text(d, "code"), d => Texts(d, "permissions"));
        var hall = List((YamlMappingNode)duties["hall"], "posts");
        var posts = List(duties, "posts").Concat(hall).ToDictionary(p => Text(p, "name"), p => Texts(p, "duties"));
        return List(Read("demo.yaml"), "officials").ToDictionary(
            o => Text(o, "login"),
            o => Texts(o, "posts").SelectMany(p => posts[p]).SelectMany(d => permissions[d]).ToHashSet());
    }

    private static YamlMappingNode Read(string name)
    {
        using var reader = File.OpenText(Path.Combine(AppContext.BaseDirectory, "packs", "henan", name));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> List(YamlMappingNode node, string key) => ((YamlSequenceNode)node[key]).Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    private static List<string> Texts(YamlMappingNode node, string key) => [.. ((YamlSequenceNode)node[key]).Select(n => ((YamlScalarNode)n).Value!)];
}
