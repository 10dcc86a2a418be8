using System.Text.RegularExpressions;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>What applicants must hand in: named exactly, never twice, never what government holds already.</summary>
internal static partial class MaterialRules
{
    private const int MostMegabytes = 60;

    public static bool IsCatchAll(string words) => CatchAllWords().IsMatch(words);

    public static IEnumerable<GuideFinding> Each(ItemElements item)
    {
        for (var i = 0; i < item.Materials.Count; i++)
            foreach (var finding in Judge(item.Materials[i], $"materials[{i}]")) yield return finding;
        foreach (var twice in item.Materials.Select((m, i) => (m.Id, i)).GroupBy(m => m.Id).Where(g => g.Count() > 1))
            yield return GuideChecker.Fault("materials", $"materials[{twice.Last().i}].id", $"材料编号“{twice.Key}”用了两次", GuideSources.Elements);
    }

    public static IEnumerable<GuideFinding> CatchAll(ItemElements item)
    {
        for (var i = 0; i < item.Materials.Count; i++)
        {
            var (material, path) = (item.Materials[i], $"materials[{i}]");
            if (IsCatchAll(material.Name)) yield return GuideChecker.Fault("catch-all", $"{path}.name", $"“{material.Name}”是兜底材料，请写明具体材料或者删去", GuideSources.BusinessEnvironment);
            if (IsCatchAll(material.Standard)) yield return GuideChecker.Fault("catch-all", $"{path}.standard", "受理标准里有兜底说法，请写明具体要求", GuideSources.BusinessEnvironment);
            if (IsCatchAll(material.FillNote)) yield return GuideChecker.Fault("catch-all", $"{path}.fillNote", "填报须知里有兜底说法，请写明具体要求", GuideSources.BusinessEnvironment);
        }
    }

    public static IEnumerable<GuideFinding> Sharing(ItemElements item)
    {
        for (var i = 0; i < item.Materials.Count; i++)
        {
            var material = item.Materials[i];
            if (material.SharedFrom.Length > 0 && material.Necessity != "非必要")
                yield return GuideChecker.Fault("sharing", $"materials[{i}].necessity", $"“{material.Name}”可以从“{material.SharedFrom}”共享取得，不得要求提交，必要性应为“非必要”", GuideSources.Sharing);
            else if (material is { SharedFrom.Length: 0, Source: "政府部门核发", Necessity: "必要" } && material.FillNote.Length == 0)
                yield return GuideChecker.Warning("sharing", $"materials[{i}].sharedFrom", $"“{material.Name}”由政府部门核发，能共享的请填共享来源；不能共享的在填报须知里说明原因", GuideSources.Sharing);
        }
    }

    public static IEnumerable<GuideFinding> Twice(ItemElements item)
    {
        var seen = new Dictionary<(string Name, string When), int>();
        for (var i = 0; i < item.Materials.Count; i++)
        {
            var material = item.Materials[i];
            if (!seen.TryAdd((Plain(material.Name), material.When), i))
                yield return GuideChecker.Fault("twice", $"materials[{i}].name", $"“{material.Name}”同一情形要了两次，请删去一份", GuideSources.NoTwice);
        }
    }

    private static IEnumerable<GuideFinding> Judge(Material material, string path) =>
    [
        .. GuideChecker.Needed($"{path}.id", material.Id, "材料编号", GuideSources.Elements),
        .. GuideChecker.Needed($"{path}.name", material.Name, "材料名称"),
        .. GuideChecker.OneOf($"{path}.kind", material.Kind, Vocabulary.MaterialKinds, "材料类型"),
        .. GuideChecker.OneOf($"{path}.source", material.Source, Vocabulary.MaterialSources, "来源渠道"),
        .. GuideChecker.OneOf($"{path}.necessity", material.Necessity, Vocabulary.Necessities, "材料必要性"),
        .. GuideChecker.OneOf($"{path}.medium", material.Medium, Vocabulary.Media, "材料形式"),
        .. material.Formats.SelectMany((format, f) => GuideChecker.OneOf($"{path}.formats[{f}]", format, Vocabulary.Formats, "文件格式")),
        .. Numbers(material, path),
    ];

    private static IEnumerable<GuideFinding> Numbers(Material material, string path)
    {
        if (material.Source == "政府部门核发" && material.SourceBody.Length == 0) yield return GuideChecker.Fault("materials", $"{path}.sourceBody", $"请写明“{material.Name}”由哪个部门核发", GuideSources.Elements);
        if (material.Standard.Length == 0) yield return GuideChecker.Fault("mandatory", $"{path}.standard", $"请写明“{material.Name}”的受理标准", GuideSources.GuideOfAnyang);
        if (material.Copies is < 0 or > 10) yield return GuideChecker.Fault("materials", $"{path}.copies", "份数应在 0 到 10 之间", GuideSources.Elements);
        if (material.MaxMegabytes is < 1 or > MostMegabytes) yield return GuideChecker.Fault("materials", $"{path}.maxMegabytes", $"单个文件上限应在 1 到 {MostMegabytes} MB 之间", GuideSources.Elements);
        if (material.Medium != "纸质" && material.Formats.Count == 0) yield return GuideChecker.Fault("materials", $"{path}.formats", "请写明可以上传的文件格式", GuideSources.Elements);
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    [GeneratedRegex("(其他|其它|有关|相关)(的)?(证明)?(材料|资料|文件|条件|证件|手续|要求)(?!清单)|规定的其他|要求的其他|需要的其他|认为.{0,6}(需要|必要)的|等(有关|相关)?(材料|资料)$|视情况|按要求提供")]
    private static partial Regex CatchAllWords();
}
