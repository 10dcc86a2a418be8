using Heluo.Platform.Packs.Contracts;

namespace Heluo.Services.Ratings.Domain;

/// <summary>Checks <c>law/ratings.yaml</c> of a pack: five levels, terms with their articles, indicators for every number of stars.</summary>
internal sealed class RatingsPackCheck : IPackCheck
{
    private const string Standard = "GB/T 39735-2020";
    private static readonly string[] Units = ["工作日", "自然日"];

    public IEnumerable<PackFinding> Check(PackFolder pack)
    {
        var file = PackText.Read<RatingRulesFile>(pack, "law/ratings.yaml");
        return file.Shape.Concat(file.Content is { } rules ? [.. Levels(file, rules), .. Terms(file, rules), .. Indicators(file, rules)] : []);
    }

    private static IEnumerable<PackFinding> Levels(PackText<RatingRulesFile> file, RatingRulesFile rules)
    {
        if (rules.Levels.Count != RatingRules.Levels) yield return file.Fault("levels", $"评价等级应有 {RatingRules.Levels} 级，现有 {rules.Levels.Count} 级", Standard);
        if (rules.BadUpTo is < 1 or >= RatingRules.Levels) yield return file.Fault("badUpTo", "差评的星级应在 1 到 4 之间", Standard);
        for (var i = 0; i < rules.Occasions.Count; i++)
        {
            if (rules.Occasions[i].Key.Length == 0 || rules.Occasions[i].Name.Length == 0 || rules.Occasions[i].After.Count == 0) yield return file.Fault($"occasions[{i}]", "每次服务要有 key、name 和 after", Standard);
            if (rules.Occasions.Take(i).Any(o => o.Key == rules.Occasions[i].Key)) yield return file.Fault($"occasions[{i}].key", $"“{rules.Occasions[i].Key}”用了两次");
        }
    }

    private static IEnumerable<PackFinding> Terms(PackText<RatingRulesFile> file, RatingRulesFile rules)
    {
        foreach (var clock in RatingRules.ClockKeys.Where(k => !rules.Clocks.ContainsKey(k))) yield return file.Fault("clocks", $"缺少期限 {clock}");
        foreach (var (key, term) in rules.Clocks)
        {
            if (term.Days < 0 || (term.Days == 0 && key != "simple")) yield return file.Fault($"clocks.{key}.days", "期限应大于 0；只有立即整改可以是 0");
            if (term.Article.Length == 0) yield return file.Fault($"clocks.{key}.article", "期限要写明依据");
            if (!Units.Contains(term.Unit)) yield return file.Fault($"clocks.{key}.unit", $"时限单位“{term.Unit}”不在标准值里，应为{string.Join('、', Units)}之一");
        }

        foreach (var (path, term) in new[] { ("rateWithin", rules.RateWithin), ("followUpWithin", rules.FollowUpWithin), ("occasionWithin", rules.OccasionWithin), ("default", rules.Default) })
        {
            if (term.Days <= 0 && !(path == "default" && !rules.Default.Enabled)) yield return file.Fault($"{path}.days", "期限应大于 0");
            if (!Units.Contains(term.Unit)) yield return file.Fault($"{path}.unit", $"时限单位“{term.Unit}”不在标准值里，应为{string.Join('、', Units)}之一");
        }
    }

    private static IEnumerable<PackFinding> Indicators(PackText<RatingRulesFile> file, RatingRulesFile rules)
    {
        if (rules.Indicators.Version.Length == 0) yield return file.Fault("indicators.version", "指标要有版本", Standard);
        foreach (var stars in Enumerable.Range(1, RatingRules.Levels).Where(s => rules.Indicators.Options.TrueForAll(o => o.Stars != s))) yield return file.Fault("indicators.options", $"{stars} 星没有可选的指标", Standard);
        for (var i = 0; i < rules.Indicators.Options.Count; i++)
        {
            var option = rules.Indicators.Options[i];
            var path = $"indicators.options[{i}]";
            if (option.Code.Length == 0 || option.Name.Length == 0) yield return file.Fault(path, "每个指标要有 code 和 name", Standard);
            if (option.Stars is < 1 or > RatingRules.Levels) yield return file.Fault($"{path}.stars", "星级应在 1 到 5 之间", Standard);
            if (option.Channel is not ("" or "online" or "window")) yield return file.Fault($"{path}.channel", "channel 是 online 或 window，都有的不写");
            if (rules.Indicators.Options.Take(i).Any(o => o.Code == option.Code)) yield return file.Fault($"{path}.code", $"指标代码 {option.Code} 用了两次", Standard);
        }
    }
}
