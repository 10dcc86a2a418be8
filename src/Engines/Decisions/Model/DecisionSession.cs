using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Model;

/// <summary>One evaluation of a model: each element is evaluated at most once, when somebody needs it.</summary>
internal sealed class DecisionSession(FeelRun run, IReadOnlyDictionary<string, object?> inputs)
{
    private static readonly IReadOnlyDictionary<string, object?> NoInputs = new Dictionary<string, object?>();
    private static readonly object InProgress = new();
    private static readonly object Nothing = new();
    private (ModelInstance Instance, object?[] Values) _first;
    private Dictionary<ModelInstance, object?[]>? _others;

    public object? Value(ModelInstance instance, ModelElement element)
    {
        ref var place = ref ValuesOf(instance)[element.Index];
        if (place is { } known)
        {
            if (ReferenceEquals(known, InProgress)) return run.Fail(new Place(element.Line, 1), $"“{element.Name}”直接或间接地依赖自己");
            return ReferenceEquals(known, Nothing) ? null : known;
        }

        place = InProgress;
        object? value;
        run.Enter();
        try
        {
            value = element.Kind switch
            {
                ElementKind.Input => Input(instance, element),
                ElementKind.Decision => Decision(instance, element),
                ElementKind.Knowledge => element.Code!(Frame(instance, element)),
                _ => Service(instance, element),
            };
        }
        finally
        {
            run.Leave();
        }

        place = value ?? Nothing;
        return value;
    }

    /// <summary>The values of the elements of an instance so far; null where there is none yet.</summary>
    private object?[] ValuesOf(ModelInstance instance)
    {
        if (ReferenceEquals(_first.Instance, instance)) return _first.Values;
        if (_first.Instance is null) return (_first = (instance, new object?[instance.Model.Count])).Values;
        _others ??= [];
        if (!_others.TryGetValue(instance, out var values)) _others[instance] = values = new object?[instance.Model.Count];
        return values;
    }

    /// <summary>The value of a requirement as seen from an instance.</summary>
    public object? Value(ModelInstance instance, Requirement requirement) =>
        instance.Follow(requirement.Path) is { } target ? Value(target, requirement.Element) : run.Fail($"找不到“{requirement.Element.Name}”所在的模型");

    /// <summary>The function that a decision service is (DMN 1.5, clause 10.4).</summary>
    private static FeelFunction Service(ModelInstance instance, ModelElement service)
    {
        var parameters = service.Parameters.Select(p => new FeelParameter(p.Element.Name, p.Element.Type)).ToArray();
        return new FeelFunction(service.Name, parameters, service.Type.Kind == FeelTypeKind.Function ? service.Type.Result ?? FeelType.Any : service.Type, (later, arguments) =>
        {
            var inner = new DecisionSession(later, NoInputs);
            for (var i = 0; i < arguments.Length; i++)
                if (instance.Follow(service.Parameters[i].Path) is { } owner) inner.ValuesOf(owner)[service.Parameters[i].Element.Index] = arguments[i] ?? Nothing;
            return inner.Outputs(instance, service);
        });
    }

    private object? Outputs(ModelInstance instance, ModelElement service)
    {
        object? value;
        if (service.Outputs.Count == 1) value = Value(instance, service.Outputs[0]);
        else value = FeelContext.Of(service.Outputs.Select(o => new KeyValuePair<string, object?>(o.Element.Name, Value(instance, o))).ToArray());
        var type = service.Type.Kind == FeelTypeKind.Function ? service.Type.Result ?? FeelType.Any : service.Type;
        var converted = type.Coerce(value, out var fits);
        return fits ? converted : run.Fail(new Place(service.Line, 1), $"决策服务“{service.Name}”的结果不符合类型 {type}");
    }

    private object? Decision(ModelInstance instance, ModelElement decision)
    {
        if (decision.Code is null)
            return inputs.TryGetValue(decision.Name, out var given) ? FeelValue.From(given) : run.Fail(new Place(decision.Line, 1), $"决策“{decision.Name}”没有逻辑");
        run.Trace?.Begin(decision.Name);
        var value = decision.Code(Frame(instance, decision));
        run.Trace?.End(value);
        return value;
    }

    private FeelFrame Frame(ModelInstance instance, ModelElement element) => new(run, new RequirementScope(this, instance, element.Requirements), []);

    private object? Input(ModelInstance instance, ModelElement input)
    {
        if (!Given(instance, input, out var given)) return run.Fail(new Place(input.Line, 1), $"没有提供输入“{input.Name}”");
        var value = FeelValue.From(given);
        var converted = input.Type.Coerce(value, out var fits);
        return fits ? converted : run.Fail(new Place(input.Line, 1), $"输入“{input.Name}”的值 {BoxedCompiler.Shown(value)} 不符合类型 {input.Type}");
    }

    /// <summary>Inputs of an imported model are given under the import name, under their namespace, or by their plain name.</summary>
    private bool Given(ModelInstance instance, ModelElement input, out object? value)
    {
        if (instance.Path.Length == 0) return inputs.TryGetValue(input.Name, out value);
        object? level = inputs;
        foreach (var name in instance.Path)
            level = name.Length == 0 ? level : level is IReadOnlyDictionary<string, object?> context && context.TryGetValue(name, out var inner) ? inner : null;
        if (level is IReadOnlyDictionary<string, object?> group && group.TryGetValue(input.Name, out value)) return true;
        return inputs.TryGetValue(string.Join('.', instance.Path) + "." + input.Name, out value)
            || inputs.TryGetValue($"{{{input.Model.Namespace}}}{input.Name}", out value)
            || inputs.TryGetValue(input.Name, out value);
    }

    /// <summary>The names that the logic of an element may mention, evaluated when looked up.</summary>
    private sealed class RequirementScope(DecisionSession session, ModelInstance instance, RequirementGroup group) : IFeelVariables
    {
        public int Count => group.Elements.Count + group.Groups.Count;

        public IEnumerable<string> Keys => group.Elements.Keys.Concat(group.Groups.Keys);

        public IEnumerable<object?> Values => Keys.Select(k => this[k]);

        public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

        public bool ContainsKey(string key) => group.Elements.ContainsKey(key) || group.Groups.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
        {
            value = null;
            if (group.Elements.TryGetValue(key, out var requirement))
            {
                value = session.Value(instance, requirement);
                if (requirement.Element.Kind is ElementKind.Input or ElementKind.Decision) session.Used(key, value);
                return true;
            }

            if (!group.Groups.TryGetValue(key, out var imported)) return false;
            var members = new RequirementScope(session, instance, imported);
            value = FeelContext.Of(members.ToArray());
            return true;
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Keys.Select(k => new KeyValuePair<string, object?>(k, this[k])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private void Used(string name, object? value) => run.Trace?.Used(name, value);
}
