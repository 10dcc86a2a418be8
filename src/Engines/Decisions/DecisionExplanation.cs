using System.Globalization;
using System.Text;
using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Decisions;

/// <summary>A result with the steps that led to it, in the order in which they were finished.</summary>
/// <param name="Result">The value and the diagnostics.</param>
/// <param name="Steps">Every decision that was evaluated, the requested one last.</param>
public sealed record DecisionExplanation(FeelResult Result, IReadOnlyList<DecisionStep> Steps)
{
    /// <summary>The explanation in plain Chinese, one line per fact.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"决策“{step.Decision}”得出：{FeelText.Literal(step.Value)}").AppendLine();
            if (step.Inputs.Count > 0) text.Append("  依据：").AppendJoin("，", step.Inputs.Select(i => $"{i.Key} = {Shown(i.Value)}")).AppendLine();
            foreach (var table in step.Tables) Write(text, table);
        }

        foreach (var diagnostic in Result.Diagnostics) text.Append("  注意：").Append(diagnostic).AppendLine();
        return text.ToString();
    }

    private static void Write(StringBuilder text, TableOutcome table)
    {
        text.Append(CultureInfo.InvariantCulture, $"  决策表“{table.Table}”（{table.Policy}）看到：").AppendJoin("，", table.Inputs.Select(i => $"{i.Key} = {Shown(i.Value)}")).AppendLine();
        if (table.Rules.Count == 0) text.AppendLine("  没有规则命中");
        foreach (var rule in table.Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"  命中第 {rule.Number} 条规则");
            if (rule.Conditions.Count > 0) text.Append("，因为 ").AppendJoin("，", rule.Conditions.Select(c => $"{c.Key} 符合 {c.Value}"));
            if (rule.Note.Length > 0) text.Append(CultureInfo.InvariantCulture, $"（{rule.Note}）");
            text.AppendLine();
        }
    }

    private static string Shown(object? value)
    {
        var text = FeelText.Literal(value, 100);
        return text.Length > 100 ? text[..100] + "…" : text;
    }
}

/// <summary>One decision that was evaluated.</summary>
/// <param name="Decision">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Inputs">The inputs and decisions that its logic looked at, by path where it looked at a part of one.</param>
/// <param name="Tables">The decision tables in it, in the order they were evaluated; at most 100.</param>
public sealed record DecisionStep(string Decision, object? Value, IReadOnlyDictionary<string, object?> Inputs, IReadOnlyList<TableOutcome> Tables);

/// <summary>What a decision table saw and which rules matched.</summary>
/// <param name="Table">Name of the decision or knowledge model that holds the table.</param>
/// <param name="Policy">Its hit policy in Chinese.</param>
/// <param name="Inputs">Input columns and their values.</param>
/// <param name="Rules">The rules that matched.</param>
public sealed record TableOutcome(string Table, string Policy, IReadOnlyList<KeyValuePair<string, object?>> Inputs, IReadOnlyList<FiredRule> Rules);

/// <summary>A rule that matched.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Conditions">Its conditions by input column; columns without a condition are left out.</param>
/// <param name="Note">Its annotation or description; empty for none.</param>
public sealed record FiredRule(int Number, IReadOnlyList<KeyValuePair<string, string>> Conditions, string Note);

/// <summary>Something in a model that cannot work as written. The element concerned evaluates to null.</summary>
/// <param name="Line">Line in the document, from 1.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
public sealed record ModelProblem(int Line, string Message)
{
    /// <summary>The place and the message in one line.</summary>
    public override string ToString() => $"第 {Line} 行：{Message}";
}

/// <summary>An input of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record DecisionInput(string Name, FeelType Type);
