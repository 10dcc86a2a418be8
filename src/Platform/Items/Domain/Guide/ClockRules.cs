using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>Legal and promised terms, the days of the steps, special procedures.</summary>
internal static class ClockRules
{
    public static IEnumerable<GuideFinding> Terms(ItemElements item)
    {
        var (legal, promised) = (item.Clock.Legal, item.Clock.Promised);
        foreach (var finding in GuideChecker.OneOf("clock.kind", item.Clock.Kind, Vocabulary.ClockKinds, "办件类型")) yield return finding;
        foreach (var finding in GuideChecker.OneOf("clock.legal.unit", legal.Unit, Vocabulary.DayUnits, "时限单位")) yield return finding;
        foreach (var finding in GuideChecker.OneOf("clock.promised.unit", promised.Unit, Vocabulary.DayUnits, "时限单位")) yield return finding;
        if (legal.Days < 0) yield return GuideChecker.Fault("clock", "clock.legal.days", "法定办结时限不能小于 0", GuideSources.LegalTerm);
        if (promised.Days < 0) yield return GuideChecker.Fault("clock", "clock.promised.days", "承诺办结时限不能小于 0", GuideSources.LegalTerm);
        if (IsLonger(promised, legal)) yield return GuideChecker.Fault("promise", "clock.promised.days", $"承诺 {promised.Days} 个{promised.Unit}长于法定 {legal.Days} 个{legal.Unit}，请改短", GuideSources.LegalTerm);
        if (item.Clock.Kind == "即办件" && promised.Days > 1) yield return GuideChecker.Fault("clock", "clock.promised.days", "即办件应当场办结，承诺时限不超过 1 个工作日", GuideSources.Elements);
        if (legal.Law.Length > 0 != legal.Article.Length > 0) yield return GuideChecker.Fault("clock", "clock.legal.article", "法定时限的依据要同时写明法律和条款", GuideSources.GuideContents);
        if (legal.Article.Length > 0 && !IdentityRules.IsArticle(legal.Article)) yield return GuideChecker.Fault("clock", "clock.legal.article", $"“{legal.Article}”不是条款，应写成“第四十二条”", GuideSources.GuideContents);
        if (item.Type == "行政许可" && legal.Law.Length == 0) yield return GuideChecker.Warning("clock", "clock.legal", "行政许可的法定时限应写明依据的法律和条款", GuideSources.LegalTerm);
    }

    public static IEnumerable<GuideFinding> Steps(ItemElements item)
    {
        if (item.Steps.Count == 0) yield return GuideChecker.Fault("mandatory", "steps", "请写明办理流程", GuideSources.GuideContents);
        var last = -1;
        for (var i = 0; i < item.Steps.Count; i++)
        {
            var step = item.Steps[i];
            foreach (var finding in GuideChecker.OneOf($"steps[{i}].name", step.Name, Vocabulary.StepNames, "环节")) yield return finding;
            foreach (var finding in GuideChecker.Needed($"steps[{i}].person", step.Person, "办理人员").Concat(GuideChecker.Needed($"steps[{i}].standard", step.Standard, "办理标准"))) yield return finding;
            var place = Array.IndexOf(Vocabulary.StepNames, step.Name);
            if (place >= 0 && place < last) yield return GuideChecker.Fault("steps", $"steps[{i}].name", $"“{step.Name}”的位置不对，环节顺序应为{string.Join('、', Vocabulary.StepNames)}", GuideSources.Elements);
            last = Math.Max(last, place);
        }

        var sum = item.Steps.Sum(s => s.Days);
        if (item.Steps.Count > 0 && sum != item.Clock.Promised.Days)
            yield return GuideChecker.Fault("steps", "steps", $"各环节合计 {sum} 天，承诺时限是 {item.Clock.Promised.Days} 天，两者应相等", GuideSources.Elements);
    }

    public static IEnumerable<GuideFinding> Procedures(ItemElements item)
    {
        for (var i = 0; i < item.SpecialProcedures.Count; i++)
        {
            var procedure = item.SpecialProcedures[i];
            var path = $"specialProcedures[{i}]";
            foreach (var finding in GuideChecker.OneOf($"{path}.kind", procedure.Kind, Vocabulary.ProcedureKinds, "特别程序种类")) yield return finding;
            foreach (var finding in GuideChecker.Needed($"{path}.name", procedure.Name, "特别程序名称", GuideSources.SpecialProcedures)) yield return finding;
            if (procedure.Law.Length == 0 || procedure.Article.Length == 0) yield return GuideChecker.Fault("procedures", path, $"“{procedure.Name}”停止计时要有法律依据，请写明法律和条款", GuideSources.SpecialProcedures);
            if (procedure.Article.Length > 0 && !IdentityRules.IsArticle(procedure.Article)) yield return GuideChecker.Fault("procedures", $"{path}.article", $"“{procedure.Article}”不是条款，应写成“第四十五条”", GuideSources.SpecialProcedures);
            foreach (var finding in GuideChecker.OneOf($"{path}.unit", procedure.Unit, Vocabulary.DayUnits, "时限单位")) yield return finding;
            if (procedure.Key.Length == 0 || item.SpecialProcedures.Take(i).Any(p => p.Key == procedure.Key)) yield return GuideChecker.Fault("procedures", $"{path}.key", $"“{procedure.Name}”要有自己的编号", GuideSources.Elements);
            if (procedure is { Kind: "A无时限", Days: > 0 }) yield return GuideChecker.Fault("procedures", $"{path}.days", $"“{procedure.Name}”没有时限，不填天数；有时限的，种类选“A有时限”或“B”", GuideSources.SpecialProcedures);
            if (procedure.Kind != "A无时限" && procedure.Days is null or <= 0) yield return GuideChecker.Fault("procedures", $"{path}.days", $"请写明“{procedure.Name}”需要的天数", GuideSources.SpecialProcedures);
        }
    }

    /// <summary>A term that rests on an article and is longer than the article allows.</summary>
    public static IEnumerable<GuideFinding> Longest(ItemElements item, IReadOnlyList<LongestTerm> longest)
    {
        foreach (var term in longest.Where(t => t.IsBasisOf(item)))
            if (term.MostFor(item) is var most && IsLonger(item.Clock.Legal, most))
                yield return GuideChecker.Fault("clock", "clock.legal.days", $"《{term.Law}》{term.Article}的期限最长 {most.Days} 个{most.Unit}；法律、法规另有规定的，请写明那部法律、法规的条款", $"《{term.Law}》{term.Article}");
    }

    /// <summary>Seven natural days hold five working days.</summary>
    public static bool IsLonger(DayTerm promised, DayTerm legal) => Natural(promised) > Natural(legal);

    private static int Natural(DayTerm term) => term.Unit == "自然日" ? term.Days * 5 : term.Days * 7;
}
