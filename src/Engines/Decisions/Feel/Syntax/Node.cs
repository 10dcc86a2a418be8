namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>A node of the syntax tree; <paramref name="At"/> is its position in the source.</summary>
internal abstract record Node(int At)
{
    /// <summary>Levels of nodes below and including this one.</summary>
    public int Depth { get; init; } = 1;
}

internal sealed record LiteralNode(int At, object? Value) : Node(At);

internal sealed record NameNode(int At, string Name) : Node(At);

internal sealed record NegateNode(int At, Node Operand) : Node(At);

/// <summary>Operators of one level, applied from left to right.</summary>
internal sealed record ChainNode(int At, Node First, IReadOnlyList<(string Operator, Node Operand, int At)> Rest) : Node(At);

internal sealed record LogicNode(int At, bool IsAnd, IReadOnlyList<Node> Operands) : Node(At);

internal sealed record CompareNode(int At, string Operator, Node Left, Node Right) : Node(At);

internal sealed record BetweenNode(int At, Node Value, Node Low, Node High) : Node(At);

internal sealed record InNode(int At, Node Value, IReadOnlyList<Node> Tests) : Node(At);

/// <summary>A test with an operator in front (<c>&lt; 5</c>); outside of tests a range.</summary>
internal sealed record OperatorTestNode(int At, string Operator, Node Operand) : Node(At);

internal sealed record InstanceNode(int At, Node Value, FeelType? Type, string TypeName) : Node(At);

internal sealed record IfNode(int At, Node Condition, Node Then, Node Else) : Node(At);

internal sealed record Iterator(string Name, Node Source, Node? End);

internal sealed record ForNode(int At, IReadOnlyList<Iterator> Iterators, Node Body) : Node(At);

internal sealed record QuantifiedNode(int At, bool IsEvery, IReadOnlyList<Iterator> Iterators, Node Condition) : Node(At);

internal sealed record FunctionNode(int At, IReadOnlyList<FeelParameter> Parameters, Node? Body) : Node(At);

internal sealed record CallNode(int At, Node Function, IReadOnlyList<Node> Arguments, IReadOnlyList<string>? Names) : Node(At);

internal sealed record PathNode(int At, Node Target, string Name) : Node(At);

internal sealed record FilterNode(int At, Node Target, Node Condition) : Node(At);

internal sealed record ListNode(int At, IReadOnlyList<Node> Items) : Node(At);

internal sealed record ContextNode(int At, IReadOnlyList<(string Key, Node Value)> Entries) : Node(At);

internal sealed record RangeNode(int At, Node Start, bool StartIncluded, Node End, bool EndIncluded) : Node(At);

/// <summary>Unary tests: any of the tests holds, or with <paramref name="Negated"/> none does. No tests: everything passes.</summary>
internal sealed record TestsNode(int At, IReadOnlyList<Node> Tests, bool Negated) : Node(At);
