namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>The greatest depth among the children of a node.</summary>
internal static class NodeDepth
{
    public static int OfChildren(Node node) => node switch
    {
        NegateNode n => n.Operand.Depth,
        ChainNode n => Max(n.First.Depth, n.Rest.Select(r => r.Operand)),
        LogicNode n => Max(0, n.Operands),
        CompareNode n => Math.Max(n.Left.Depth, n.Right.Depth),
        BetweenNode n => Max(n.Value.Depth, [n.Low, n.High]),
        InNode n => Max(n.Value.Depth, n.Tests),
        OperatorTestNode n => n.Operand.Depth,
        InstanceNode n => n.Value.Depth,
        IfNode n => Max(n.Condition.Depth, [n.Then, n.Else]),
        ForNode n => Iterators(n.Body.Depth, n.Iterators),
        QuantifiedNode n => Iterators(n.Condition.Depth, n.Iterators),
        FunctionNode n => n.Body?.Depth ?? 0,
        CallNode n => Max(n.Function.Depth, n.Arguments),
        PathNode n => n.Target.Depth,
        FilterNode n => Math.Max(n.Target.Depth, n.Condition.Depth),
        ListNode n => Max(0, n.Items),
        ContextNode n => Max(0, n.Entries.Select(e => e.Value)),
        RangeNode n => Math.Max(n.Start.Depth, n.End.Depth),
        TestsNode n => Max(0, n.Tests),
        _ => 0,
    };

    private static int Max(int seed, IEnumerable<Node> nodes)
    {
        foreach (var node in nodes) seed = Math.Max(seed, node.Depth);
        return seed;
    }

    /// <summary>Each iterator is a loop of its own inside the one before it.</summary>
    private static int Iterators(int body, IReadOnlyList<Iterator> iterators)
    {
        var depth = body;
        foreach (var iterator in iterators) depth = Math.Max(depth, Math.Max(iterator.Source.Depth, iterator.End?.Depth ?? 0));
        return depth + iterators.Count;
    }
}
