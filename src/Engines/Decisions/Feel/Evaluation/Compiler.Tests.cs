using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>Unary tests and <c>in</c>.</summary>
internal sealed partial class Compiler
{
    private FeelCode In(InNode node, NameScope? scope)
    {
        var value = Compile(node.Value, scope);
        var inner = new NameScope(scope, ["?"]);
        var tests = node.Tests.Select(test => Test(test, inner)).ToArray();
        return frame => AnyHolds(tests, new FeelFrame(frame, [value(frame)]));
    }

    private FeelCode Tests(TestsNode node, NameScope scope)
    {
        if (node.Tests.Count == 0) return _ => True;
        var tests = node.Tests.Select(test => Test(test, scope)).ToArray();
        if (node.Negated) return frame => AnyHolds(tests, frame) is bool any ? !any : null;
        return tests.Length == 1 ? tests[0] : frame => AnyHolds(tests, frame);
    }

    private static object? AnyHolds(FeelCode[] tests, FeelFrame frame)
    {
        object? result = False;
        foreach (var test in tests)
        {
            var holds = test(frame);
            if (holds is true) return True;
            if (holds is null) result = null;
        }

        return result;
    }

    /// <summary>A test of the input in slot 0 of the frame.</summary>
    private FeelCode Test(Node node, NameScope scope)
    {
        var general = GeneralTest(node, scope);
        return ConstantTests.Of(node, general) ?? general;
    }

    private FeelCode GeneralTest(Node node, NameScope scope)
    {
        if (node is OperatorTestNode test)
        {
            var (operand, compare, place) = (Compile(test.Operand, scope), Comparison(test.Operator), PlaceOf(test));
            return frame =>
            {
                var bound = operand(frame);
                return Boxed(compare(frame.Slots[0], bound)) ?? frame.Run.Fail(place, $"{TypeNames.Of(frame.Slots[0])}和{TypeNames.Of(bound)}不能用“{test.Operator}”比较");
            };
        }

        var expression = Compile(node, scope);
        if (NodeTree.Mentions(node, "?")) return frame => expression(frame) is bool holds ? holds : null;
        if (node is RangeNode) return frame => expression(frame) is { } range ? Boxed(Holds(frame.Slots[0], range)) : null;
        return frame => Boxed(Holds(frame.Slots[0], expression(frame)));
    }

    /// <summary>Whether an input passes a test that evaluated to a value: equal to it, in the range or list, or the value itself when it is a boolean.</summary>
    internal static bool? Holds(object? input, object? test) => test switch
    {
        FeelRange range when input is FeelRange => Ordering.AreEqual(input, range),
        FeelRange range => range.Contains(input),
        IReadOnlyList<object?> list => InList(input, list),
        bool flag when input is not bool && input is not null => flag,
        null => input is null,
        _ => Ordering.AreEqual(input, test),
    };

    private static bool? InList(object? input, IReadOnlyList<object?> list)
    {
        if (input is IReadOnlyList<object?> && Ordering.AreEqual(input, list) == true) return true;
        foreach (var item in list)
        {
            if (item is IReadOnlyList<object?> && input is not IReadOnlyList<object?>) continue;
            if (item is bool && input is not bool) continue;
            if (Holds(input, item) == true) return true;
        }

        return false;
    }
}
