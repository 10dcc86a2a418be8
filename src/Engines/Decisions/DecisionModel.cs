using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Feel.Functions;
using Heluo.Engines.Decisions.Model;

namespace Heluo.Engines.Decisions;

/// <summary>
/// A DMN model (versions 1.1 to 1.5) compiled once and evaluated any number of times from any thread. Values are those of <see cref="FeelExpression"/>.
/// Errors in logic or data become null with a diagnostic; only wrong use and unreadable documents throw.
/// </summary>
public sealed class DecisionModel
{
    private readonly ModelDefinition _model;
    private readonly ModelInstance _root;

    private DecisionModel(ModelDefinition model)
    {
        (_model, _root) = (model, new ModelInstance(model, []));
        Inputs = Of(ElementKind.Input).Select(e => new DecisionInput(e.Name, e.Type)).ToArray();
        Decisions = Of(ElementKind.Decision).Select(e => e.Name).ToArray();
        Services = Of(ElementKind.Service).Select(e => e.Name).ToArray();
        KnowledgeModels = Of(ElementKind.Knowledge).Select(e => e.Name).ToArray();
        Problems = model.Closure().SelectMany(m => m.Problems).ToArray();
    }

    /// <summary>The name of the model.</summary>
    public string Name => _model.Name;

    /// <summary>The namespace of the model.</summary>
    public string Namespace => _model.Namespace;

    /// <summary>Its inputs.</summary>
    public IReadOnlyList<DecisionInput> Inputs { get; }

    /// <summary>Names of its decisions.</summary>
    public IReadOnlyList<string> Decisions { get; }

    /// <summary>Names of its decision services.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>Names of its business knowledge models.</summary>
    public IReadOnlyList<string> KnowledgeModels { get; }

    /// <summary>What cannot work as written, here and in imported models; empty for a sound model. Check it before a model is put to use.</summary>
    public IReadOnlyList<ModelProblem> Problems { get; }

    /// <summary>Reads and compiles a model.</summary>
    /// <param name="xml">The DMN document.</param>
    /// <param name="imported">Documents that it may import, in any order; more than needed is fine. Null for none.</param>
    /// <exception cref="DmnModelException">A document is not DMN, or refused for safety (DTD, depth, size).</exception>
    public static DecisionModel Load(string xml, IEnumerable<string>? imported = null) => new(ModelLoader.Load(xml, imported ?? []));

    /// <summary>Evaluates a decision.</summary>
    /// <param name="decision">Its name.</param>
    /// <param name="inputs">Values of inputs by name; inputs of imported models as contexts under the import name.</param>
    /// <param name="limits">What the evaluation may use; null for <see cref="FeelLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">The model has no such decision.</exception>
    public FeelResult Evaluate(string decision, IReadOnlyDictionary<string, object?> inputs, FeelLimits? limits = null)
    {
        var element = Find(decision, ElementKind.Decision, "决策");
        var run = new FeelRun(limits ?? FeelLimits.Default);
        return FeelExpression.Guard(run, () => new DecisionSession(run, inputs).Value(_root, element));
    }

    /// <summary>Evaluates a decision, or calls a decision service or business knowledge model, and tells how the result came about.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">Values of inputs or arguments by name.</param>
    /// <param name="limits">What the evaluation may use; null for <see cref="FeelLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">The model has nothing of that name that can be evaluated.</exception>
    public DecisionExplanation Explain(string name, IReadOnlyDictionary<string, object?> inputs, FeelLimits? limits = null)
    {
        var element = _model.ByName.GetValueOrDefault(XmlExtensions.Normalized(name)) is { Kind: not ElementKind.Input } known
            ? known : throw new ArgumentException($"模型里没有名为“{name}”的决策、决策服务或业务知识模型");
        var trace = new DecisionTrace();
        var run = new FeelRun(limits ?? FeelLimits.Default) { Trace = trace };
        return new DecisionExplanation(FeelExpression.Guard(run, () => Outcome(run, element, inputs)), trace.Steps);
    }

    /// <summary>Calls a decision service (its inputs and input decisions by name) or a business knowledge model (its parameters by name).</summary>
    /// <param name="name">Name of the service or knowledge model.</param>
    /// <param name="arguments">Arguments by name; a missing one is an error, so the value is null.</param>
    /// <param name="limits">What the evaluation may use; null for <see cref="FeelLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">The model has neither of that name.</exception>
    public FeelResult Invoke(string name, IReadOnlyDictionary<string, object?> arguments, FeelLimits? limits = null)
    {
        var element = _model.ByName.GetValueOrDefault(XmlExtensions.Normalized(name));
        if (element is null || element.Kind is ElementKind.Input or ElementKind.Decision) throw new ArgumentException($"模型里没有名为“{name}”的决策服务或业务知识模型");
        var run = new FeelRun(limits ?? FeelLimits.Default);
        return FeelExpression.Guard(run, () => Outcome(run, element, arguments));
    }

    /// <summary>The value of a decision, or the result of calling anything else with the arguments that its parameters name.</summary>
    private object? Outcome(FeelRun run, ModelElement element, IReadOnlyDictionary<string, object?> inputs)
    {
        var value = new DecisionSession(run, inputs).Value(_root, element);
        if (element.Kind == ElementKind.Decision || value is not FeelFunction function) return element.Kind == ElementKind.Decision ? value : null;
        var names = function.Parameters.Select(p => p.Name).Where(inputs.ContainsKey).ToArray();
        run.Trace?.Begin(element.Name);
        var result = Binding.Call(run, function, names.Select(n => FeelValue.From(inputs[n])).ToArray(), names);
        foreach (var name in names) run.Trace?.Used(name, inputs[name]);
        run.Trace?.End(result);
        return result;
    }

    /// <summary>Names of the output decisions of a service; empty for anything else.</summary>
    internal IReadOnlyList<string> OutputsOf(string service) => _model.ByName.GetValueOrDefault(service)?.Outputs.Select(o => o.Element.Name).ToArray() ?? [];

    private IEnumerable<ModelElement> Of(ElementKind kind) => _model.ByName.Values.Where(e => e.Kind == kind);

    private ModelElement Find(string name, ElementKind kind, string what) =>
        _model.ByName.TryGetValue(XmlExtensions.Normalized(name), out var element) && element.Kind == kind
            ? element : throw new ArgumentException($"模型里没有名为“{name}”的{what}");
}
