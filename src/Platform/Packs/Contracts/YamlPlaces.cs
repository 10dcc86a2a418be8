using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Heluo.Platform.Packs.Contracts;

/// <summary>Where things stand in a YAML file: path (<c>materials[2].name</c>) to line. Finds the fields that nobody reads, too.</summary>
public sealed class YamlPlaces
{
    private readonly Dictionary<string, int> _lines = [];
    private readonly YamlNode? _root;

    private YamlPlaces(YamlNode? root)
    {
        _root = root;
        if (root is not null) Note(root, "");
    }

    /// <summary>Reads the places of a file.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static YamlPlaces Of(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new YamlPlaces(stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode);
    }

    /// <summary>Line of a path, or of the nearest place around it.</summary>
    public int LineOf(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, Math.Max(at.LastIndexOf('.'), at.LastIndexOf('[')))])
            if (_lines.TryGetValue(at, out var line)) return line;
        return _lines.GetValueOrDefault("", 1);
    }

    /// <summary>Fields of the file that <paramref name="type"/> doesn't know, with their lines.</summary>
    public IEnumerable<(string Path, int Line)> UnknownFields(Type type) => _root is null ? [] : Unknown(_root, type, "");

    /// <summary>Line of the outermost bracket that is never closed; null when there is none.</summary>
    internal static int? OpenBracket(string text)
    {
        var open = new Stack<int?>();
        try
        {
            for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
            {
                if (parser.Current is SequenceStart list) open.Push(list.Style == SequenceStyle.Flow ? (int)list.Start.Line : null);
                else if (parser.Current is MappingStart map) open.Push(map.Style == MappingStyle.Flow ? (int)map.Start.Line : null);
                else if (parser.Current is SequenceEnd or MappingEnd) open.Pop();
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or YamlException)
        {
            return open.LastOrDefault(line => line is not null);
        }

        return null;
    }

    private void Note(YamlNode node, string path)
    {
        _lines[path] = (int)node.Start.Line;
        if (node is YamlMappingNode map)
        {
            foreach (var (key, value) in map.Children)
            {
                var inner = path.Length == 0 ? $"{key}" : $"{path}.{key}";
                Note(value, inner);
                _lines[inner] = (int)key.Start.Line;
            }
        }
        else if (node is YamlSequenceNode list)
        {
            for (var i = 0; i < list.Children.Count; i++) Note(list.Children[i], $"{path}[{i}]");
        }
    }

    private static IEnumerable<(string Path, int Line)> Unknown(YamlNode node, Type type, string path)
    {
        var element = ElementOf(type);
        if (node is YamlSequenceNode list && element is not null)
            return list.Children.SelectMany((child, i) => Unknown(child, element, $"{path}[{i}]"));
        if (node is not YamlMappingNode map || element is not null || type == typeof(string) || type.IsPrimitive) return [];
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p => p.PropertyType);
        return map.Children.SelectMany(child =>
        {
            var name = $"{child.Key}";
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            return known.TryGetValue(name, out var property) ? Unknown(child.Value, property, inner) : [(inner, (int)child.Key.Start.Line)];
        });
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0]
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? typeof(object) : null;
}
