namespace Heluo.Engines.Decisions.Feel.Syntax;

/// <summary>Whether an expression mentions a name.</summary>
internal static class NameUse
{
    public static bool Of(Node? node, string name) => node switch
    {
        null => false,
        NameNode n => n.Name == name,
        NegateNode n => Of(n.Operand, name),
        ChainNode n => Of(n.First, name) || n.Rest.Any(r => Of(r.Operand, name)),
        LogicNode n => n.Operands.Any(child => Of(child, name)),
        CompareNode n => Of(n.Left, name) || Of(n.Right, name),
        BetweenNode n => Of(n.Value, name) || Of(n.Low, name) || Of(n.High, name),
        InNode n => Of(n.Value, name) || n.Tests.Any(child => Of(child, name)),
        OperatorTestNode n => Of(n.Operand, name),
        InstanceNode n => Of(n.Value, name),
        IfNode n => Of(n.Condition, name) || Of(n.Then, name) || Of(n.Else, name),
        ForNode n => n.Iterators.Any(i => Of(i.Source, name) || Of(i.End, name)) || Of(n.Body, name),
        QuantifiedNode n => n.Iterators.Any(i => Of(i.Source, name) || Of(i.End, name)) || Of(n.Condition, name),
        FunctionNode n => Of(n.Body, name),
        CallNode n => Of(n.Function, name) || n.Arguments.Any(child => Of(child, name)),
        PathNode n => Of(n.Target, name),
        FilterNode n => Of(n.Target, name) || Of(n.Condition, name),
        ListNode n => n.Items.Any(child => Of(child, name)),
        ContextNode n => n.Entries.Any(e => Of(e.Value, name)),
        RangeNode n => Of(n.Start, name) || Of(n.End, name),
        _ => false,
    };
}
