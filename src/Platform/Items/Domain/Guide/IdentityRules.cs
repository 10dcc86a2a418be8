using System.Text.RegularExpressions;
using Heluo.Engines.Codes;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>Name, code, whom it is for, and the law it stands on.</summary>
internal static partial class IdentityRules
{
    private const int LongestSummary = 80;

    public static IEnumerable<GuideFinding> Code(ItemElements item)
    {
        var fault = BasicItemCode.Check(item.Code);
        if (!fault.IsNone) yield return GuideChecker.Fault("code", "code", fault.Reason, GuideSources.Codes);
        else if (Vocabulary.Types.TryGetValue(item.Type, out var digits) && item.Code[2..4] != digits)
            yield return GuideChecker.Fault("code", "code", $"基本编码第 3–4 位是 {item.Code[2..4]}，与事项类型“{item.Type}”（{digits}）不符，请核对", GuideSources.Codes);
        if (Vocabulary.DutyTypes.Contains(item.Type)) yield return GuideChecker.Fault("vocabulary", "type", $"“{item.Type}”不是依申请办理的事项，由行政机关依职权实施，不列入政务服务事项", GuideSources.Elements);
        else foreach (var finding in GuideChecker.OneOf("type", item.Type, Vocabulary.Types.Keys, "事项类型")) yield return finding;
        if (item.Levels.Count == 0) yield return GuideChecker.Fault("levels", "levels", "请至少选一个行使层级", GuideSources.Elements);
        for (var i = 0; i < item.Levels.Count; i++)
            foreach (var finding in GuideChecker.OneOf($"levels[{i}]", item.Levels[i], Vocabulary.Levels.Keys, "行使层级")) yield return finding;
    }

    public static IEnumerable<GuideFinding> Words(ItemElements item)
    {
        foreach (var finding in GuideChecker.Needed("name", item.Name, "事项名称")) yield return finding;
        foreach (var finding in GuideChecker.Needed("summary", item.Summary, "一句话说明")) yield return finding;
        if (item.Summary.Length > LongestSummary) yield return GuideChecker.Warning("plain-words", "summary", $"说明有 {item.Summary.Length} 字，请缩短到 {LongestSummary} 字以内，让人一眼看懂", GuideSources.BusinessEnvironment);
        if (item.Keywords.Count < 3) yield return GuideChecker.Warning("plain-words", "keywords", "群众常用的说法少于 3 个，搜索时不容易找到", GuideSources.BusinessEnvironment);
    }

    public static IEnumerable<GuideFinding> Audience(ItemElements item)
    {
        if (item.Audience.Count == 0) yield return GuideChecker.Fault("audience", "audience", "请至少选一类服务对象", GuideSources.Elements);
        foreach (var finding in Each("audience", item.Audience, Vocabulary.Audiences, "服务对象")) yield return finding;
        foreach (var finding in Each("personTopics", item.PersonTopics, Vocabulary.PersonTopics, "个人主题")) yield return finding;
        foreach (var finding in Each("enterpriseTopics", item.EnterpriseTopics, Vocabulary.EnterpriseTopics, "企业主题")) yield return finding;
        foreach (var finding in GuideChecker.OneOf("powerSource", item.PowerSource, Vocabulary.PowerSources, "权力来源")) yield return finding;
        foreach (var finding in GuideChecker.OneOf("reach", item.Reach, Vocabulary.Reaches, "通办范围")) yield return finding;
        foreach (var finding in GuideChecker.OneOf("bodyNature", item.BodyNature, Vocabulary.BodyNatures, "实施主体性质")) yield return finding;
        if (item.BodyNature == "受委托组织" && item.EntrustedBy.Length == 0) yield return GuideChecker.Fault("entrusted", "entrustedBy", "受委托实施的，请写明委托部门", GuideSources.Elements);
        if (item.PublicField.Length > 0)
            foreach (var finding in GuideChecker.OneOf("publicField", item.PublicField, Vocabulary.PublicFields, "公共服务领域")) yield return finding;
        else if (item.Type == "公共服务") yield return GuideChecker.Warning("public-field", "publicField", "公共服务请选择所属领域", GuideSources.Public);
        if (item.CrossProvince.Length == 0) yield break;
        foreach (var finding in item.CrossProvince.Split('、').SelectMany(mode => GuideChecker.OneOf("crossProvince", mode, Vocabulary.CrossProvinceModes, "“跨省通办”模式"))) yield return finding;
        if (item.Reach != "全国") yield return GuideChecker.Fault("cross-province", "reach", "“跨省通办”事项的通办范围应为“全国”", "全国高频政务服务“跨省通办”事项清单");
    }

    public static IEnumerable<GuideFinding> Basis(ItemElements item)
    {
        if (item.Basis.Count == 0) yield return GuideChecker.Fault("basis", "basis", "请写明设定依据", GuideSources.GuideContents);
        for (var i = 0; i < item.Basis.Count; i++)
        {
            var basis = item.Basis[i];
            foreach (var finding in GuideChecker.Needed($"basis[{i}].law", basis.Law, "法律、法规或文件的名称")) yield return finding;
            foreach (var finding in GuideChecker.Needed($"basis[{i}].text", basis.Text, "条款内容")) yield return finding;
            if (!Article().IsMatch(basis.Article)) yield return GuideChecker.Fault("basis", $"basis[{i}].article", $"“{basis.Article}”不是条款，应写成“第三十五条”或“第二部分第三项”", GuideSources.GuideContents);
        }

        for (var i = 0; i < item.Basis.Count; i++)
            if (item.Basis[i].InForce.Length > 0 && !DateOnly.TryParseExact(item.Basis[i].InForce, "yyyy-MM-dd", out _)) yield return GuideChecker.Fault("basis", $"basis[{i}].inForce", "实施日期应写成 2019-04-23 这样", GuideSources.Elements);
        if (item.Type == "行政许可" && item.Basis.Count > 0 && !item.Basis.Any(b => IsLaw(b.Law)))
            yield return GuideChecker.Fault("basis", "basis", "行政许可应当由法律、行政法规、国务院决定或者地方性法规设定，请补上这一层级的依据", "《行政许可法》第十四条、第十五条");
    }

    public static IEnumerable<GuideFinding> Centre(ItemElements item)
    {
        if (item.OutsideCentre.Length == 0) yield break;
        if (!Array.Exists(Vocabulary.OutsideReasons, reason => item.OutsideCentre.Contains(reason, StringComparison.Ordinal)))
            yield return GuideChecker.Fault("centre", "outsideCentre", $"不进驻的原因只能是{string.Join('、', Vocabulary.OutsideReasons)}等规定的情形", GuideSources.CentreEntry);
        if (!item.OutsideCentre.Contains('号', StringComparison.Ordinal))
            yield return GuideChecker.Fault("centre", "outsideCentre", "不进驻政务服务中心的，请写明原因和批准文号", GuideSources.CentreEntry);
    }

    /// <summary>第三十五条, 第二部分第三项, 第十条之一第二款.</summary>
    public static bool IsArticle(string text) => Article().IsMatch(text);

    private static IEnumerable<GuideFinding> Each(string path, IReadOnlyList<string> values, string[] allowed, string what) =>
        values.SelectMany((value, i) => GuideChecker.OneOf($"{path}[{i}]", value, allowed, what));

    /// <summary>By its name: a law, a regulation or a decision; rules of ministries (办法, 规定) set no permit.</summary>
    private static bool IsLaw(string name) => name.EndsWith('法') || name.EndsWith("条例", StringComparison.Ordinal) || name.EndsWith("法典", StringComparison.Ordinal)
        || name.Contains("国务院", StringComparison.Ordinal) || name.EndsWith("决定", StringComparison.Ordinal) || name.Contains("实施办法", StringComparison.Ordinal)
        || name.Contains("暂行规定", StringComparison.Ordinal) || name.Contains("法（", StringComparison.Ordinal) || name.Contains("条例（", StringComparison.Ordinal) || name.Contains("目录", StringComparison.Ordinal);

    [GeneratedRegex("^第[一二三四五六七八九十百千零〇]+(条(之[一二三四五六七八九十]+)?|部分|章|项)(第[一二三四五六七八九十]+(款|项|目)|[（(][一二三四五六七八九十]+[）)]项?)*$")]
    private static partial Regex Article();
}
