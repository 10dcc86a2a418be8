using System.Xml.Linq;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Model;

/// <summary>Boxed context, list, relation, conditional, filter and iterators.</summary>
internal sealed partial class BoxedCompiler
{
    private FeelCode Context(XElement context, NameScope? scope)
    {
        var entries = context.Dmn("contextEntry").ToArray();
        if (entries.Length > Parser.MaxEntries) return Refused(context, $"上下文超过 {Parser.MaxEntries} 项，请拆分");
        var keys = entries.Select(e => e.Child("variable")?.Name() ?? "").ToArray();
        var codes = new FeelCode[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var inner = new NameScope(scope, keys) { Count = i };
            var expression = ExpressionIn(entries[i]);
            codes[i] = Compile(expression, inner);
            if (entries[i].Child("variable") is { } variable) codes[i] = Typed(codes[i], types.Resolve(variable.TypeRef(), variable), entries[i]);
        }

        var result = keys.Length > 0 && keys[^1].Length == 0;
        var place = new Place(context.Line(), 1);
        if (keys.Distinct(StringComparer.Ordinal).Count() != keys.Length) return frame => frame.Run.Fail(place, "同一个上下文里名称重复");
        return frame =>
        {
            frame.Run.Charge(keys.Length);
            var slots = new object?[keys.Length];
            var inner = new FeelFrame(frame, slots);
            for (var i = 0; i < codes.Length; i++) slots[i] = codes[i](inner);
            return result ? slots[^1] : new FeelContext(keys, slots);
        };
    }

    private FeelCode List(XElement list, NameScope? scope) => Listed(Expressions(list).Select(e => Compile(e, scope)).ToArray());

    private static IEnumerable<XElement> Expressions(XElement parent) =>
        parent.Elements().Where(e => e.Name.Namespace == parent.Name.Namespace && Kinds.Contains(e.Name.LocalName));

    private static FeelCode Listed(FeelCode[] items) => frame =>
    {
        frame.Run.Charge(items.Length);
        var values = new object?[items.Length];
        for (var i = 0; i < items.Length; i++) values[i] = items[i](frame);
        return values;
    };

    private FeelCode Relation(XElement relation, NameScope? scope)
    {
        var columns = relation.Dmn("column").ToArray();
        var keys = columns.Select(c => c.Name()).ToArray();
        var columnTypes = columns.Select(c => types.Resolve(c.TypeRef(), c)).ToArray();
        var rows = relation.Dmn("row").Select(row =>
        {
            var cells = Expressions(row).Select((e, i) => i < columnTypes.Length ? Typed(Compile(e, scope), columnTypes[i], e) : Compile(e, scope)).ToArray();
            if (cells.Length != keys.Length) return Refused(row, $"这一行有 {cells.Length} 格，应当有 {keys.Length} 格");
            var values = Listed(cells);
            return frame => new FeelContext(keys, (object?[])values(frame)!);
        }).ToArray();
        return Listed(rows);
    }

    private FeelCode Conditional(XElement conditional, NameScope? scope)
    {
        var condition = Compile(ExpressionIn(conditional.Child("if")), scope);
        var then = Compile(ExpressionIn(conditional.Child("then")), scope);
        var otherwise = Compile(ExpressionIn(conditional.Child("else")), scope);
        var place = new Place(conditional.Line(), 1);
        return frame =>
        {
            var holds = condition(frame);
            if (holds is not null and not bool) return frame.Run.Fail(place, "if 的条件应当是真假值");
            return holds is true ? then(frame) : otherwise(frame);
        };
    }

    private FeelCode Filter(XElement filter, NameScope? scope)
    {
        var source = Compile(ExpressionIn(filter.Child("in")), scope);
        var match = Compile(ExpressionIn(filter.Child("match")), new NameScope(scope, [""], IsFilter: true));
        var place = new Place(filter.Line(), 1);
        return frame =>
        {
            var value = source(frame);
            if (value is null) return frame.Run.Fail(place, "要筛选的列表是空值");
            var kept = new List<object?>();
            foreach (var item in value as IReadOnlyList<object?> ?? [value])
            {
                frame.Run.Step();
                var keep = match(new FeelFrame(frame, [item]));
                if (keep is not null and not bool) return frame.Run.Fail(place, "筛选条件应当是真假值");
                if (keep is true) kept.Add(item);
            }

            return kept;
        };
    }

    private FeelCode For(XElement loop, NameScope? scope)
    {
        var variable = XmlExtensions.Normalized(loop.Get("iteratorVariable") ?? "");
        var source = Compile(ExpressionIn(loop.Child("in")), scope);
        var body = Compile(ExpressionIn(loop.Child("return")), new NameScope(scope, [variable, "partial"]));
        var place = new Place(loop.Line(), 1);
        return frame =>
        {
            if (Items(source(frame)) is not { } items) return frame.Run.Fail(place, "要遍历的不是列表");
            var results = new List<object?>();
            foreach (var item in items)
            {
                frame.Run.Step();
                frame.Run.Charge(1);
                results.Add(body(new FeelFrame(frame, [item, new ListView(results, results.Count)])));
            }

            return results;
        };
    }

    private FeelCode Quantified(XElement quantified, NameScope? scope)
    {
        var variable = XmlExtensions.Normalized(quantified.Get("iteratorVariable") ?? "");
        var every = quantified.Name.LocalName == "every";
        var source = Compile(ExpressionIn(quantified.Child("in")), scope);
        var condition = Compile(ExpressionIn(quantified.Child("satisfies")), new NameScope(scope, [variable]));
        var place = new Place(quantified.Line(), 1);
        return frame =>
        {
            if (Items(source(frame)) is not { } items) return frame.Run.Fail(place, "要遍历的不是列表");
            var unknown = false;
            foreach (var item in items)
            {
                frame.Run.Step();
                var holds = condition(new FeelFrame(frame, [item]));
                if (holds is bool flag && flag != every) return !every;
                if (holds is not null and not bool) return frame.Run.Fail(place, "条件应当是真假值");
                unknown |= holds is null;
            }

            return unknown ? frame.Run.Fail(place, "条件应当是真假值") : every;
        };
    }

    private static IEnumerable<object?>? Items(object? value) => value switch
    {
        null => null,
        IReadOnlyList<object?> list => list,
        FeelRange range => Sequence.Of(range),
        _ => [value],
    };
}
