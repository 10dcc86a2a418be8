using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>Arithmetic, logic and comparison.</summary>
internal sealed partial class Compiler
{
    private FeelCode Negate(NegateNode node, NameScope? scope)
    {
        var (operand, place) = (Compile(node.Operand, scope), PlaceOf(node));
        return frame => operand(frame) switch
        {
            decimal number => -number,
            Decimal34 number => Numbers.Negate(number),
            DayTimeDuration duration => new DayTimeDuration(-duration.Seconds),
            YearMonthDuration duration => new YearMonthDuration(-duration.Months),
            var other => frame.Run.Fail(place, $"{TypeNames.Of(other)}不能取负"),
        };
    }

    private FeelCode Chain(ChainNode node, NameScope? scope)
    {
        if (node.Rest.Count == 1) return Step(Compile(node.First, scope), node.Rest[0], scope);
        var first = Compile(node.First, scope);
        var steps = node.Rest.Select(r => (Code: Compile(r.Operand, scope), Apply: Operator(r.Operator), Place: PlaceAt(r.At))).ToArray();
        return frame =>
        {
            var value = first(frame);
            foreach (var (code, apply, place) in steps)
            {
                frame.Run.Step();
                var operand = code(frame);
                frame.Run.Place = place;
                value = apply(frame.Run, value, operand);
            }

            return value;
        };
    }

    private FeelCode Step(FeelCode first, (string Operator, Node Operand, int At) rest, NameScope? scope)
    {
        var (second, apply, place) = (Compile(rest.Operand, scope), Operator(rest.Operator), PlaceAt(rest.At));
        return frame =>
        {
            var left = first(frame);
            var right = second(frame);
            frame.Run.Place = place;
            return apply(frame.Run, left, right);
        };
    }

    private static Func<FeelRun, object?, object?, object?> Operator(string symbol) => symbol switch
    {
        "+" => Arithmetic.Add,
        "-" => Arithmetic.Subtract,
        "*" => Arithmetic.Multiply,
        "/" => Arithmetic.Divide,
        _ => Arithmetic.Power,
    };

    private FeelCode Logic(LogicNode node, NameScope? scope)
    {
        var operands = node.Operands.Select(o => Compile(o, scope)).ToArray();
        var (deciding, place) = (!node.IsAnd, PlaceOf(node));
        object decided = deciding, neutral = !deciding;
        return frame =>
        {
            var unknown = false;
            foreach (var operand in operands)
            {
                var value = operand(frame);
                if (value is bool flag)
                {
                    if (flag == deciding) return decided;
                }
                else
                {
                    if (value is not null) frame.Run.Fail(place, $"“{(deciding ? "or" : "and")}”的一边是{TypeNames.Of(value)}，应当是真假值");
                    unknown = true;
                }
            }

            return unknown ? null : neutral;
        };
    }

    private FeelCode Compare(CompareNode node, NameScope? scope)
    {
        var (left, right) = (Compile(node.Left, scope), Compile(node.Right, scope));
        var (compare, place) = (Comparison(node.Operator), PlaceOf(node));
        return frame =>
        {
            var a = left(frame);
            var b = right(frame);
            return Boxed(compare(a, b)) ?? frame.Run.Fail(place, $"{TypeNames.Of(a)}和{TypeNames.Of(b)}不能用“{node.Operator}”比较");
        };
    }

    internal static object? Boxed(bool? value) => value is null ? null : value.Value ? True : False;

    internal static readonly object True = true;
    internal static readonly object False = false;

    private static Func<object?, object?, bool?> Comparison(string symbol) => symbol switch
    {
        "=" => Ordering.AreEqual,
        "!=" => (a, b) => !Ordering.AreEqual(a, b),
        "<" => (a, b) => Ordering.Compare(a, b) is { } order ? order < 0 : null,
        "<=" => (a, b) => Ordering.Compare(a, b) is { } order ? order <= 0 : null,
        ">" => (a, b) => Ordering.Compare(a, b) is { } order ? order > 0 : null,
        _ => (a, b) => Ordering.Compare(a, b) is { } order ? order >= 0 : null,
    };

    private FeelCode Between(BetweenNode node, NameScope? scope)
    {
        var (value, low, high, place) = (Compile(node.Value, scope), Compile(node.Low, scope), Compile(node.High, scope), PlaceOf(node));
        return frame =>
        {
            var (v, a, b) = (value(frame), low(frame), high(frame));
            if (Ordering.Compare(v, a) is { } lower && Ordering.Compare(v, b) is { } upper) return lower >= 0 && upper <= 0;
            return frame.Run.Fail(place, "between 的三个值类型不同或有空值，不能比较");
        };
    }

    /// <summary>An operator test outside of tests is the range it describes (<c>(&lt; 10)</c>).</summary>
    private FeelCode OperatorRange(OperatorTestNode node, NameScope? scope)
    {
        var (operand, place) = (Compile(node.Operand, scope), PlaceOf(node));
        return frame =>
        {
            var bound = operand(frame);
            return node.Operator switch
            {
                _ when bound is null => frame.Run.Fail(place, "区间的端点是空值"),
                "<" => new FeelRange(null, false, bound, false),
                "<=" => new FeelRange(null, false, bound, true),
                ">" => new FeelRange(bound, false, null, false),
                ">=" => new FeelRange(bound, true, null, false),
                "=" => new FeelRange(bound, true, bound, true) { IsEquality = true },
                _ => frame.Run.Fail(place, "“!=”不是区间，只能用在 in 的后面"),
            };
        };
    }
}
