using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>Loops, quantifiers, filters and paths.</summary>
internal sealed partial class Compiler
{
    private delegate bool Turn(FeelFrame frame);

    private FeelCode For(ForNode node, NameScope? scope)
    {
        var names = node.Iterators.Select(i => i.Name).Append("partial").ToArray();
        var inner = new NameScope(scope, names);
        var sources = Sources(node.Iterators, inner);
        var body = Compile(node.Body, inner);
        var (usesPartial, last, copies) = (NodeTree.Mentions(node.Body, "partial"), names.Length - 1, NodeTree.MakesFunctions(node));
        return frame =>
        {
            var results = new List<object?>();
            var complete = Loop(sources, 0, new FeelFrame(frame, new object?[names.Length]), copies, turn =>
            {
                if (usesPartial) turn.Slots[last] = new ListView(results, results.Count);
                turn.Run.Charge(1);
                results.Add(body(turn));
                return true;
            });
            return complete is null ? null : results;
        };
    }

    private FeelCode Quantified(QuantifiedNode node, NameScope? scope)
    {
        var names = node.Iterators.Select(i => i.Name).ToArray();
        var inner = new NameScope(scope, names);
        var sources = Sources(node.Iterators, inner);
        var (condition, place) = (Compile(node.Condition, inner), PlaceOf(node));
        var (every, copies) = (node.IsEvery, NodeTree.MakesFunctions(node));
        return frame =>
        {
            var unknown = false;
            var complete = Loop(sources, 0, new FeelFrame(frame, new object?[names.Length]), copies, turn =>
            {
                var holds = condition(turn);
                if (holds is not bool) unknown = true;
                return holds is not bool flag || flag == every;
            });
            if (complete is null) return null;
            if (complete is false) return Boxed(!every);
            return unknown ? frame.Run.Fail(place, "条件不是真假值，不能判断") : Boxed(every);
        };
    }

    /// <summary>Code that gives the elements of each iterator; null when it cannot be iterated.</summary>
    private (FeelCode Items, int Slot)[] Sources(IReadOnlyList<Iterator> iterators, NameScope inner) =>
        iterators.Select((iterator, slot) => (Source(iterator, inner with { Count = slot }), slot)).ToArray();

    private FeelCode Source(Iterator iterator, NameScope scope)
    {
        var (start, place) = (Compile(iterator.Source, scope), PlaceOf(iterator.Source));
        if (iterator.End is null)
        {
            return frame => start(frame) switch
            {
                IReadOnlyList<object?> list => list,
                FeelRange range => Sequence.Of(range) ?? frame.Run.Fail(place, "这个区间不能逐个取值"),
                null => frame.Run.Fail(place, "要遍历的列表是空值"),
                var single => new[] { single },
            };
        }

        var end = Compile(iterator.End, scope);
        return frame => Sequence.Between(start(frame), end(frame)) ?? frame.Run.Fail(place, "遍历的起止应当同为整数或同为日期");
    }

    /// <summary>
    /// Runs all turns; null when a source cannot be iterated, false when a turn ended it. Turns share one frame unless a function made in them could still see it.
    /// </summary>
    private static bool? Loop((FeelCode Items, int Slot)[] sources, int level, FeelFrame frame, bool copies, Turn turn)
    {
        var (items, slot) = sources[level];
        if (items(frame) is not IEnumerable<object?> values) return null;
        foreach (var value in values)
        {
            frame.Run.Step();
            frame.Slots[slot] = value;
            var next = copies ? new FeelFrame(frame.Parent!, (object?[])frame.Slots.Clone()) : frame;
            if (level + 1 < sources.Length)
            {
                var complete = Loop(sources, level + 1, next, copies, turn);
                if (complete is not true) return complete;
            }
            else if (!turn(next))
            {
                return false;
            }
        }

        return true;
    }

    private FeelCode Filter(FilterNode node, NameScope? scope)
    {
        var target = Compile(node.Target, scope);
        var place = PlaceOf(node);
        if (node.Condition is LiteralNode { Value: decimal index }) return frame => At(target(frame), index, frame.Run, place);
        var condition = Compile(node.Condition, new NameScope(scope, [""], IsFilter: true));
        return frame =>
        {
            var value = target(frame);
            if (value is null) return null;
            var list = value as IReadOnlyList<object?> ?? [value];
            if (list.Count == 0) return condition(new FeelFrame(frame, [null])) is decimal ? null : list;
            var kept = new List<object?>();
            for (var i = 0; i < list.Count; i++)
            {
                frame.Run.Step();
                var keep = condition(new FeelFrame(frame, [list[i]]));
                if (keep is true) kept.Add(list[i]);
                else if (keep is decimal position) return At(list, position, frame.Run, place);
            }

            frame.Run.Charge(kept.Count);
            return kept;
        };
    }

    private static object? At(object? target, decimal index, FeelRun run, Place place)
    {
        if (target is null) return null;
        var list = target as IReadOnlyList<object?> ?? [target];
        var position = decimal.Truncate(index);
        var offset = position > 0 ? position - 1 : list.Count + position;
        return position != 0 && offset >= 0 && offset < list.Count ? list[(int)offset] : run.Fail(place, $"列表有 {list.Count} 项，没有第 {position:0} 项");
    }

    private FeelCode Path(PathNode node, NameScope? scope)
    {
        var (target, place, name) = (Compile(node.Target, scope), PlaceOf(node), node.Name);
        if (Qualified(node) is not { } dotted || !IsGlobal(node, scope)) return frame => Get(frame.Run, target(frame), name, place);
        var offered = scope is null;
        return frame =>
        {
            if (offered && frame.Globals.TryGetValue(dotted, out var whole)) return FeelValue.IsScalar(whole) ? whole : frame.Run.Converted(whole!);
            var value = Get(frame.Run, target(frame), name, place);
            frame.Run.Trace?.Followed(dotted, value);
            return value;
        };
    }

    /// <summary>Whether the first name of a path is looked up among the variables at run time.</summary>
    private static bool IsGlobal(PathNode node, NameScope? scope)
    {
        Node first = node;
        while (first is PathNode path) first = path.Target;
        for (var level = scope; level is not null; level = level.Parent)
            if (level.IsFilter || first is not NameNode name || level.IndexOf(name.Name) >= 0) return false;
        return true;
    }

    /// <summary>The dotted text of a chain of names, which a host may also offer as one variable.</summary>
    private static string? Qualified(PathNode node) => node.Target switch
    {
        NameNode first => first.Name + "." + node.Name,
        PathNode inner => Qualified(inner) is { } text ? text + "." + node.Name : null,
        _ => null,
    };

    private static object? Get(FeelRun run, object? target, string name, Place place)
    {
        switch (target)
        {
            case IReadOnlyDictionary<string, object?> context:
                return context.TryGetValue(name, out var value) ? context is FeelContext ? value : FeelValue.From(value) : run.Fail(place, $"上下文里没有“{name}”");
            case IReadOnlyList<object?> list:
                run.Charge(list.Count);
                run.Step(list.Count);
                return list.Select(item => Member(item, name, out var member) ? member : null).ToArray();
            case null: return run.Fail(place, $"取“{name}”的对象是空值");
            default: return Properties.TryGet(target, name, out var property) ? property : run.Fail(place, $"{TypeNames.Of(target)}没有“{name}”这个属性");
        }
    }
}
