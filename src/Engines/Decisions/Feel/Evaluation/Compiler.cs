using Heluo.Engines.Decisions.Feel.Functions;
using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>Turns a syntax tree into closures. Names bound in the source become slots; the rest is looked up in the variables at run time.</summary>
internal sealed partial class Compiler(string source, int firstLine = 1)
{
    private const int StackCheckEvery = 24;
    private static readonly NameScope TestScope = new(null, ["?"]);
    private int[]? _lines;

    public FeelCode CompileTests(TestsNode tests, NameScope? scope = null) => Tests(tests, scope is null ? TestScope : new NameScope(scope, ["?"]));

    public FeelCode Compile(Node node, NameScope? scope)
    {
        var code = Body(node, scope);
        if (node.Depth % StackCheckEvery != 0) return code;
        return frame =>
        {
            FeelRun.CheckStack();
            return code(frame);
        };
    }

    private FeelCode Body(Node node, NameScope? scope) => node switch
    {
        LiteralNode n => Constant(n),
        NameNode n => Name(n, scope),
        NegateNode n => Negate(n, scope),
        ChainNode n => Chain(n, scope),
        LogicNode n => Logic(n, scope),
        CompareNode n => Compare(n, scope),
        BetweenNode n => Between(n, scope),
        InNode n => In(n, scope),
        OperatorTestNode n => OperatorRange(n, scope),
        InstanceNode n => Instance(n, scope),
        IfNode n => If(n, scope),
        ForNode n => For(n, scope),
        QuantifiedNode n => Quantified(n, scope),
        FunctionNode n => Function(n, scope),
        CallNode n => Call(n, scope),
        PathNode n => Path(n, scope),
        FilterNode n => Filter(n, scope),
        ListNode n => List(n, scope),
        ContextNode n => Context(n, scope),
        RangeNode n => Range(n, scope),
        TestsNode n => Tests(n, scope ?? TestScope),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private Place PlaceOf(Node node) => PlaceAt(node.At);

    private Place PlaceAt(int position)
    {
        _lines ??= LineStarts();
        var found = Array.BinarySearch(_lines, position);
        var line = found >= 0 ? found : ~found - 1;
        return new Place(line + firstLine, position - _lines[line] + 1);
    }

    private int[] LineStarts()
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < source.Length; i++)
            if (source[i] == '\n') starts.Add(i + 1);
        return [.. starts];
    }

    private FeelCode Constant(LiteralNode node)
    {
        var value = node.Value;
        if (value is not null || source.AsSpan(Math.Min(node.At, source.Length)).StartsWith("null")) return _ => value;
        var place = PlaceOf(node);
        return frame => frame.Run.Fail(place, "@ 后面不是有效的日期、时间或时长");
    }

    private FeelCode Name(NameNode node, NameScope? scope)
    {
        var name = node.Name;
        var place = PlaceOf(node);
        var filters = new List<int>();
        var up = 0;
        for (var level = scope; level is not null; level = level.Parent, up++)
        {
            var slot = level.IndexOf(name);
            if (slot >= 0) return InFilters(name, filters, Slot(up, slot));
            if (level.IsFilter) filters.Add(up);
            if (level.IsFilter && name == "item") return InFilters(name, filters, Slot(up, 0));
        }

        var builtIn = BuiltIns.Find(name);
        return InFilters(name, filters, frame =>
        {
            if (frame.Globals.TryGetValue(name, out var value)) return FeelValue.IsScalar(value) || frame.Globals is IFeelVariables ? value : frame.Run.Converted(value!);
            return builtIn ?? frame.Run.Fail(place, $"没有名为“{name}”的变量");
        });
    }

    private static FeelCode Slot(int up, int slot) => up switch
    {
        0 => frame => frame.Slots[slot],
        1 => frame => frame.Parent!.Slots[slot],
        _ => frame => frame.Up(up).Slots[slot],
    };

    /// <summary>Looks first into the items of the filters around, innermost first.</summary>
    private static FeelCode InFilters(string name, List<int> filters, FeelCode otherwise)
    {
        if (filters.Count == 0) return otherwise;
        var levels = filters.ToArray();
        return frame =>
        {
            foreach (var up in levels)
                if (Member(frame.Up(up).Slots[0], name, out var value)) return value;
            return otherwise(frame);
        };
    }

    private static bool Member(object? item, string name, out object? value)
    {
        if (item is IReadOnlyDictionary<string, object?> context) return context.TryGetValue(name, out value);
        return Properties.TryGet(item, name, out value);
    }

    private FeelCode If(IfNode node, NameScope? scope)
    {
        var (condition, then, otherwise) = (Compile(node.Condition, scope), Compile(node.Then, scope), Compile(node.Else, scope));
        return frame => condition(frame) is true ? then(frame) : otherwise(frame);
    }

    private FeelCode List(ListNode node, NameScope? scope)
    {
        var items = node.Items.Select(item => Compile(item, scope)).ToArray();
        return frame =>
        {
            frame.Run.Charge(items.Length);
            var list = new object?[items.Length];
            for (var i = 0; i < items.Length; i++) list[i] = items[i](frame);
            return list;
        };
    }

    private FeelCode Context(ContextNode node, NameScope? scope)
    {
        var keys = node.Entries.Select(e => e.Key).ToArray();
        var place = PlaceOf(node);
        if (keys.Distinct(StringComparer.Ordinal).Count() != keys.Length) return frame => frame.Run.Fail(place, "同一个上下文里名称重复");
        var values = new FeelCode[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            values[i] = Compile(node.Entries[i].Value, new NameScope(scope, keys) { Count = i });
        return frame =>
        {
            frame.Run.Charge(keys.Length);
            var slots = new object?[keys.Length];
            var inner = new FeelFrame(frame, slots);
            for (var i = 0; i < values.Length; i++) slots[i] = values[i](inner);
            return new FeelContext(keys, slots);
        };
    }

    private FeelCode Range(RangeNode node, NameScope? scope)
    {
        var (start, end, place) = (Compile(node.Start, scope), Compile(node.End, scope), PlaceOf(node));
        return frame =>
        {
            var (low, high) = (start(frame), end(frame));
            if (low is null || high is null) return frame.Run.Fail(place, "区间的端点是空值");
            if (Ordering.Compare(low, high) is null) return frame.Run.Fail(place, $"{TypeNames.Of(low)}和{TypeNames.Of(high)}不能组成区间");
            return new FeelRange(low, node.StartIncluded, high, node.EndIncluded);
        };
    }

    private FeelCode Instance(InstanceNode node, NameScope? scope)
    {
        var value = Compile(node.Value, scope);
        var (type, place) = (node.Type, PlaceOf(node));
        if (type is null) return frame => frame.Run.Fail(place, $"没有名为“{node.TypeName}”的类型");
        return frame => Boxed(type.IsTypeOf(value(frame)));
    }

    private FeelCode Function(FunctionNode node, NameScope? scope)
    {
        var parameters = node.Parameters.ToArray();
        var place = PlaceOf(node);
        if (node.Body is null) return frame => frame.Run.Fail(place, "不支持外部函数（Java、PMML），请改写为 FEEL");
        var body = Compile(node.Body, new NameScope(scope, parameters.Select(p => p.Name).ToArray()));
        return frame => new FeelFunction("", parameters, FeelType.Any, (run, arguments) => body(new FeelFrame(frame, run, arguments)));
    }
}
