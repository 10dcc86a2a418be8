using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>Tests against numbers and texts that stand in the source, the bulk of every table: decided without evaluating anything.</summary>
internal static class ConstantTests
{
    /// <summary>The code of such a test of the input in slot 0, with the general code for inputs of another type; null for any other test.</summary>
    public static FeelCode? Of(Node node, FeelCode general) => node switch
    {
        LiteralNode { Value: string text } => Equal(text, general),
        LiteralNode { Value: decimal number } => Within(number, true, number, true, general),
        OperatorTestNode { Operand: LiteralNode { Value: decimal bound } } test => Compared(test.Operator, bound, general),
        RangeNode { Start: LiteralNode { Value: decimal low }, End: LiteralNode { Value: decimal high } } range =>
            Within(low, range.StartIncluded, high, range.EndIncluded, general),
        _ => null,
    };

    private static FeelCode Equal(string text, FeelCode general) => frame =>
        frame.Slots[0] is string input ? string.Equals(input, text, StringComparison.Ordinal) ? Compiler.True : Compiler.False : general(frame);

    private static FeelCode? Compared(string symbol, decimal bound, FeelCode general) => symbol switch
    {
        "<" => frame => frame.Slots[0] is decimal input ? input < bound ? Compiler.True : Compiler.False : general(frame),
        "<=" => frame => frame.Slots[0] is decimal input ? input <= bound ? Compiler.True : Compiler.False : general(frame),
        ">" => frame => frame.Slots[0] is decimal input ? input > bound ? Compiler.True : Compiler.False : general(frame),
        ">=" => frame => frame.Slots[0] is decimal input ? input >= bound ? Compiler.True : Compiler.False : general(frame),
        _ => null,
    };

    private static FeelCode Within(decimal low, bool lowIncluded, decimal high, bool highIncluded, FeelCode general) => frame =>
    {
        if (frame.Slots[0] is not decimal input) return general(frame);
        var (below, above) = (input.CompareTo(low), input.CompareTo(high));
        return (below > 0 || (below == 0 && lowIncluded)) && (above < 0 || (above == 0 && highIncluded)) ? Compiler.True : Compiler.False;
    };
}
