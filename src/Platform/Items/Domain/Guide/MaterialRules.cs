using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>What applicants must hand in: named exactly, never twice, never what government holds already.</summary>
internal static class MaterialRules
{
    private const int MostMegabytes = 60;

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
            if (VagueWords.AreName(material.Name)) yield return GuideChecker.Fault("catch-all", $"{path}.name", $"“{material.Name}”是兜底材料，请写明具体材料或者删去", GuideSources.BusinessEnvironment);
            if (VagueWords.In(material.Standard)) yield return GuideChecker.Fault("catch-all", $"{path}.standard", "受理标准里有兜底说法，请写明具体要求", GuideSources.BusinessEnvironment);
            if (VagueWords.In(material.FillNote)) yield return GuideChecker.Fault("catch-all", $"{path}.fillNote", "填报须知里有兜底说法，请写明具体要求", GuideSources.BusinessEnvironment);
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

    /// <summary>What a register of the pack's list holds is not demanded, whatever the item calls its source.</summary>
    public static IEnumerable<GuideFinding> Demanded(ItemElements item, SharedRegisters registers)
    {
        for (var i = 0; i < item.Materials.Count; i++)
        {
            var material = item.Materials[i];
            if (material is { SharedFrom.Length: 0 } and not { Necessity: "非必要" } && registers.Of(material.Name) is { } register)
                yield return GuideChecker.Fault("sharing", $"materials[{i}].sharedFrom", $"“{material.Name}”可以从“{register}”共享取得，不得要求提交，请填写共享来源，必要性改为“非必要”", GuideSources.Sharing);
        }
    }

    /// <summary>The same material under one name, in situations that may come together.</summary>
    public static IEnumerable<GuideFinding> Twice(ItemElements item)
    {
        for (var i = 1; i < item.Materials.Count; i++)
        {
            var material = item.Materials[i];
            if (item.Materials.Take(i).Any(m => Plain(m.Name) == Plain(material.Name) && SituationWalk.MayMeet(item, m.When, material.When)))
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

    /// <summary>An original and its copy are one material.</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit))
        .Replace("复印件", "", StringComparison.Ordinal).Replace("扫描件", "", StringComparison.Ordinal).Replace("原件", "", StringComparison.Ordinal);
}
