namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Questions about a node and all below it.</summary>
internal static class NodeTree
{
    /// <summary>Whether an expression mentions a name.</summary>
    public static bool Mentions(Node node, string name) => Any(node, n => n is NameNode used && used.Name == name);

    /// <summary>Whether evaluating an expression makes a function, which may outlive the variables around it.</summary>
    public static bool MakesFunctions(Node node) => Any(node, n => n is FunctionNode);

    /// <summary>The greatest depth among the children of a node.</summary>
    public static int DepthOfChildren(Node node)
    {
        var depth = 0;
        foreach (var child in Children(node)) depth = Math.Max(depth, child.Depth);
        return depth + (node is ForNode loop ? loop.Iterators.Count : node is QuantifiedNode quantified ? quantified.Iterators.Count : 0);
    }

    private static bool Any(Node node, Func<Node, bool> holds) => holds(node) || Children(node).Any(child => Any(child, holds));

    private static IEnumerable<Node> Children(Node node) => node switch
    {
        NegateNode n => [n.Operand],
        ChainNode n => n.Rest.Select(r => r.Operand).Prepend(n.First),
        LogicNode n => n.Operands,
        CompareNode n => [n.Left, n.Right],
        BetweenNode n => [n.Value, n.Low, n.High],
        InNode n => n.Tests.Prepend(n.Value),
        OperatorTestNode n => [n.Operand],
        InstanceNode n => [n.Value],
        IfNode n => [n.Condition, n.Then, n.Else],
        ForNode n => Sources(n.Iterators).Append(n.Body),
        QuantifiedNode n => Sources(n.Iterators).Append(n.Condition),
        FunctionNode n => n.Body is null ? [] : [n.Body],
        CallNode n => n.Arguments.Prepend(n.Function),
        PathNode n => [n.Target],
        FilterNode n => [n.Target, n.Condition],
        ListNode n => n.Items,
        ContextNode n => n.Entries.Select(e => e.Value),
        RangeNode n => [n.Start, n.End],
        TestsNode n => n.Tests,
        _ => [],
    };

    private static IEnumerable<Node> Sources(IReadOnlyList<Iterator> iterators) => iterators.SelectMany(i => i.End is null ? (IEnumerable<Node>)[i.Source] : [i.Source, i.End]);
}
