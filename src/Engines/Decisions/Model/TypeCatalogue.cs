using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Model;

/// <summary>The item definitions of a model and of those it imports, as FEEL types (DMN 1.5, clause 7.3.2).</summary>
internal sealed class TypeCatalogue
{
    private static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();
    private readonly Dictionary<string, XElement> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Action<int, string> _problem;

    public TypeCatalogue(XElement definitions, IReadOnlyDictionary<string, TypeCatalogue> imports, Action<int, string> problem)
    {
        _problem = problem;
        foreach (var item in definitions.Dmn("itemDefinition")) _definitions[item.Name()] = item;
        foreach (var (prefix, imported) in imports)
            foreach (var (name, type) in imported._types) _types.TryAdd(prefix.Length == 0 ? name : prefix + "." + name, type);
        foreach (var name in _definitions.Keys.ToArray()) Find(name);
    }

    public IReadOnlyDictionary<string, FeelType> Types => _types;

    /// <summary>Names of all components, which paths and filters may mention.</summary>
    public IEnumerable<string> Members => _definitions.Values.SelectMany(d => d.Descendants()).Where(e => e.Name.LocalName == "itemComponent").Select(e => e.Name());

    /// <summary>The type of a reference; Any with a problem noted when there is none of that name.</summary>
    public FeelType Resolve(string? reference, XElement at)
    {
        if (reference is null) return FeelType.Any;
        if (Find(reference) is { } type) return type;
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && (Find(reference[(colon + 1)..]) ?? Imported(reference[(colon + 1)..])) is { } local) return local;
        _problem(at.Line(), $"没有名为“{reference}”的类型，按任意类型处理");
        return FeelType.Any;
    }

    private FeelType? Imported(string name) => _types.FirstOrDefault(t => t.Key.EndsWith("." + name, StringComparison.Ordinal)).Value;

    private FeelType? Find(string reference)
    {
        var name = XmlExtensions.Normalized(reference);
        if (_types.TryGetValue(name, out var known)) return known;
        if (!_definitions.TryGetValue(name, out var item)) return FeelType.BuiltIn(name) ?? Legacy(name);
        if (!_open.Add(name)) return FeelType.Any;
        var type = Build(item, name);
        _open.Remove(name);
        return _types[name] = type;
    }

    private static FeelType? Legacy(string name) => name switch
    {
        "days and time duration" or "xsd:dayTimeDuration" => FeelType.BuiltIn("days and time duration"),
        "duration" => FeelType.Any,
        "context" => FeelType.ContextOf(null),
        "list" => FeelType.ListOf(FeelType.Any),
        "function" => FeelType.FunctionOf(null, FeelType.Any),
        _ => null,
    };

    private FeelType Build(XElement item, string name)
    {
        var components = item.Dmn("itemComponent").ToArray();
        FeelType type;
        if (components.Length > 0)
        {
            var members = new Dictionary<string, FeelType>(StringComparer.Ordinal);
            foreach (var component in components) members[component.Name()] = Build(component, component.Name());
            type = FeelType.ContextOf(members);
        }
        else
        {
            type = item.Child("functionItem") is { } function ? Function(function) : Resolve(item.TypeRef(), item);
        }

        if (Constraint(item.Child("allowedValues")) is { } allowed) type = type.Named(name, allowed);
        if (item.Get("isCollection") is "true" or "1") type = FeelType.ListOf(type);
        if (Constraint(item.Child("typeConstraint")) is { } constraint) type = type.Named(name, constraint);
        return type;
    }

    private FeelType Function(XElement function) => FeelType.FunctionOf(
        function.Dmn("parameters").Concat(function.Dmn("parameter")).Select(p => Resolve(p.TypeRef(), p)).ToArray(),
        Resolve(function.Get("outputTypeRef"), function));

    private Func<object?, bool>? Constraint(XElement? element)
    {
        if (element?.Text("text") is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            var tests = FeelExpression.ParseUnaryTests(text, FeelScope.Empty);
            return value => FeelRun.Active is { } run ? tests.Code(new FeelFrame(run, NoVariables, [value])) is true : tests.Test(value).IsTrue;
        }
        catch (FeelSyntaxException fault)
        {
            _problem(element.Line() + fault.Line - 1, $"取值限制写法有误：{fault.Detail}");
            return null;
        }
    }
}
