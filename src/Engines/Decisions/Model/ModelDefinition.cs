using System.Collections.Concurrent;

namespace Heluo.Engines.Decisions.Model;

/// <summary>One DMN document: its elements by id and name, its types, and the documents it imports by import name.</summary>
internal sealed class ModelDefinition(string @namespace, string name)
{
    public string Namespace => @namespace;

    public string Name => name;

    public Dictionary<string, ModelElement> ById { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ModelElement> ByName { get; } = new(StringComparer.Ordinal);

    public List<(string Name, ModelDefinition Model)> Imports { get; } = [];

    public List<ModelProblem> Problems { get; } = [];

    public TypeCatalogue Types { get; set; } = null!;

    /// <summary>How many elements the document has.</summary>
    public int Count { get; set; }

    /// <summary>The shortest path of import names to another document; null when it is not imported.</summary>
    public string[]? PathTo(ModelDefinition target)
    {
        var queue = new Queue<(ModelDefinition Model, string[] Path)>([(this, [])]);
        var seen = new HashSet<ModelDefinition>();
        while (queue.TryDequeue(out var next))
        {
            if (next.Model == target) return next.Path;
            if (!seen.Add(next.Model)) continue;
            foreach (var (import, model) in next.Model.Imports) queue.Enqueue((model, [.. next.Path, import]));
        }

        return null;
    }

    /// <summary>This document and all that it imports, directly or not.</summary>
    public IEnumerable<ModelDefinition> Closure()
    {
        var seen = new HashSet<ModelDefinition>();
        var open = new Stack<ModelDefinition>([this]);
        while (open.TryPop(out var model))
        {
            if (!seen.Add(model)) continue;
            foreach (var (_, imported) in model.Imports) open.Push(imported);
        }

        return seen;
    }
}

/// <summary>A document in the place where it is imported: the same document imported twice has inputs and values of its own each time.</summary>
internal sealed class ModelInstance
{
    private const int DeepestImports = 20;
    private readonly ConcurrentDictionary<string, ModelInstance> _imports = new(StringComparer.Ordinal);

    public ModelInstance(ModelDefinition model, string[] path) => (Model, Path) = (model, path);

    public ModelDefinition Model { get; }

    /// <summary>Import names from the root document to here.</summary>
    public string[] Path { get; }

    public ModelInstance? Follow(string[] path)
    {
        var instance = this;
        foreach (var name in path)
        {
            if (instance.Import(name) is not { } next) return null;
            instance = next;
        }

        return instance;
    }

    private ModelInstance? Import(string name)
    {
        if (_imports.TryGetValue(name, out var known)) return known;
        if (Path.Length >= DeepestImports) return null;
        foreach (var (import, model) in Model.Imports)
            if (import == name) return _imports.GetOrAdd(name, new ModelInstance(model, [.. Path, name]));
        return null;
    }
}
