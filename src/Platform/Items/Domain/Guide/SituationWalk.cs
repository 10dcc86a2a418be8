using Heluo.Engines.Decisions.Feel;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>Walks the situations that the questions of an item lead to.</summary>
internal static class SituationWalk
{
    private const int MostSituations = 2000;

    /// <summary>True when some situation satisfies both conditions; conditions that can't be read count as apart, another rule names them.</summary>
    public static bool MayMeet(ItemElements item, string one, string other)
    {
        if (one == other) return true;
        var budget = MostSituations;
        try
        {
            return Walk(item, 0, [], answers => Holds(one, answers) && Holds(other, answers), ref budget);
        }
        catch (FeelSyntaxException)
        {
            return false; // ConditionRules.Expressions reports it at its place
        }
    }

    private static bool Walk(ItemElements item, int question, Dictionary<string, object?> answers, Func<Dictionary<string, object?>, bool> met, ref int budget)
    {
        if (question == item.Situations.Count) return budget-- > 0 && met(answers);
        var asked = item.Situations[question];
        if (!Holds(asked.When, answers) || asked.Options.Count == 0) return Walk(item, question + 1, answers, met, ref budget);
        foreach (var option in asked.Options)
            if (budget > 0 && Walk(item, question + 1, new Dictionary<string, object?>(answers) { [asked.Id] = option.Value }, met, ref budget)) return true;
        return false;
    }

    private static bool Holds(string condition, Dictionary<string, object?> answers) => condition.Length == 0 || FeelExpression.Parse(condition).Evaluate(answers).IsTrue;
}
