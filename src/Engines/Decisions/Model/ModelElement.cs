using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Model;

internal enum ElementKind
{
    Input,
    Decision,
    Knowledge,
    Service,
}

/// <summary>An input, decision, business knowledge model or decision service of a model.</summary>
internal sealed class ModelElement(ElementKind kind, string id, string name, int line, ModelDefinition model, int index)
{
    public ElementKind Kind => kind;

    public string Id => id;

    public string Name => name;

    public int Line => line;

    /// <summary>Its position among the elements of its model.</summary>
    public int Index => index;

    public ModelDefinition Model => model;

    public FeelType Type { get; set; } = FeelType.Any;

    /// <summary>The compiled logic; null for inputs and for decisions without any.</summary>
    public FeelCode? Code { get; set; }

    /// <summary>What the logic may mention, by name; groups stand for imports.</summary>
    public RequirementGroup Requirements { get; } = new();

    /// <summary>Parameters of a service in order: input data, then input decisions.</summary>
    public List<Requirement> Parameters { get; } = [];

    /// <summary>Output decisions of a service.</summary>
    public List<Requirement> Outputs { get; } = [];
}

/// <summary>An element reached from a model through a path of import names, empty for the model itself.</summary>
internal sealed record Requirement(ModelElement Element, string[] Path);

/// <summary>Required elements by name, and further groups by import name.</summary>
internal sealed class RequirementGroup
{
    public Dictionary<string, Requirement> Elements { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RequirementGroup> Groups { get; } = new(StringComparer.Ordinal);

    public void Add(Requirement requirement)
    {
        var group = this;
        foreach (var import in requirement.Path)
        {
            if (import.Length == 0) continue;
            if (!group.Groups.TryGetValue(import, out var next)) group.Groups[import] = next = new RequirementGroup();
            group = next;
        }

        group.Elements[requirement.Element.Name] = requirement;
    }

    /// <summary>All names in this group and below.</summary>
    public IEnumerable<string> AllNames => Elements.Keys.Concat(Groups.Keys).Concat(Groups.Values.SelectMany(g => g.AllNames));
}
