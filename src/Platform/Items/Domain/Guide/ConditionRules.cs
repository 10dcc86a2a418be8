using System.Text.RegularExpressions;
using Heluo.Engines.Decisions.Feel;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>Conditions, and the questions that narrow them.</summary>
internal static partial class ConditionRules
{
    private const int LongestQuestion = 40;

    public static IEnumerable<GuideFinding> Conditions(ItemElements item)
    {
        if (item.Conditions.Count == 0) yield return GuideChecker.Fault("mandatory", "conditions", "请写明受理条件", GuideSources.GuideContents);
        for (var i = 0; i < item.Conditions.Count; i++)
        {
            foreach (var finding in GuideChecker.Needed($"conditions[{i}]", item.Conditions[i], "这一条条件")) yield return finding;
            if (VagueWords.Are(item.Conditions[i])) yield return GuideChecker.Fault("catch-all", $"conditions[{i}]", $"“{item.Conditions[i]}”是兜底条款，请写明具体条件或者删去", GuideSources.BusinessEnvironment);
        }
    }

    public static IEnumerable<GuideFinding> Situations(ItemElements item)
    {
        for (var i = 0; i < item.Situations.Count; i++)
        {
            var situation = item.Situations[i];
            var path = $"situations[{i}]";
            if (!Name().IsMatch(situation.Id)) yield return GuideChecker.Fault("situations", $"{path}.id", $"情形编号“{situation.Id}”只能用字母和数字，以字母开头", GuideSources.Elements);
            if (item.Situations.Take(i).Any(s => s.Id == situation.Id)) yield return GuideChecker.Fault("situations", $"{path}.id", $"情形编号“{situation.Id}”用了两次", GuideSources.Elements);
            foreach (var finding in GuideChecker.Needed($"{path}.question", situation.Question, "问题", GuideSources.Elements)) yield return finding;
            if (situation.Question.Length > LongestQuestion) yield return GuideChecker.Warning("plain-words", $"{path}.question", $"问题有 {situation.Question.Length} 字，请缩短", GuideSources.BusinessEnvironment);
            if (situation.Options.Count < 2) yield return GuideChecker.Fault("situations", $"{path}.options", "一个问题至少要有两个答案，否则不用问", GuideSources.Elements);
            if (situation.Options.Select(o => o.Value).Distinct().Count() < situation.Options.Count) yield return GuideChecker.Fault("situations", $"{path}.options", "有两个答案的值相同，请改成不同的", GuideSources.Elements);
            for (var o = 0; o < situation.Options.Count; o++)
                foreach (var finding in GuideChecker.Needed($"{path}.options[{o}].label", situation.Options[o].Label, "答案", GuideSources.Elements)) yield return finding;
        }
    }

    /// <summary>Conditions in FEEL: they parse, name only questions asked before, and compare with answers that exist.</summary>
    public static IEnumerable<GuideFinding> Expressions(ItemElements item) =>
    [
        .. item.Situations.SelectMany((s, i) => Judge(item.Situations.Take(i), s.When, $"situations[{i}].when")),
        .. item.Materials.SelectMany((m, i) => Judge(item.Situations, m.When, $"materials[{i}].when")),
    ];

    private static IEnumerable<GuideFinding> Judge(IEnumerable<Situation> asked, string when, string path)
    {
        if (when.Length == 0) yield break;
        string? wrong = null;
        try
        {
            FeelExpression.Parse(when);
        }
        catch (FeelSyntaxException fault)
        {
            wrong = fault.Message;
        }

        if (wrong is not null)
        {
            yield return GuideChecker.Fault("expression", path, $"条件“{when}”写错了，{wrong}", GuideSources.Elements);
            yield break;
        }

        var known = asked.ToDictionary(s => s.Id, s => s.Options.Select(o => o.Value).ToHashSet());
        foreach (Match comparison in Comparison().Matches(when))
        {
            var (name, value) = (comparison.Groups[1].Value, comparison.Groups[2].Value);
            if (!known.TryGetValue(name, out var values)) yield return GuideChecker.Fault("expression", path, $"条件里的 {name} 不是前面问过的情形，请核对", GuideSources.Elements);
            else if (!values.Contains(value)) yield return GuideChecker.Fault("expression", path, $"情形 {name} 没有“{value}”这个答案，请核对", GuideSources.Elements);
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex Name();

    [GeneratedRegex("([A-Za-z][A-Za-z0-9]*) *!?= *\"([^\"]*)\"")]
    private static partial Regex Comparison();
}
