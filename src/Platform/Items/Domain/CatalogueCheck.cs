using Heluo.Engines.Codes;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>The basic catalogue of a pack under check, beside the kinds of bodies it names.</summary>
internal sealed class CatalogueCheck
{
    private readonly Dictionary<string, (string Name, int Line)> _names = [];
    private readonly Dictionary<string, BodyKindEntry> _kinds;
    private readonly List<PackFinding> _findings = [];

    private CatalogueCheck(Dictionary<string, BodyKindEntry> kinds) => _kinds = kinds;

    public IReadOnlyList<PackFinding> Findings => _findings;

    public static CatalogueCheck Read(PackFolder pack)
    {
        var kinds = PackText.Read<BodyKindsFile>(pack, "bodies.yaml").Content?.Bodies ?? [];
        var check = new CatalogueCheck(kinds.GroupBy(k => k.Key).ToDictionary(g => g.Key, g => g.First()));
        if (pack.Has("catalogue.csv")) check.ReadLines(pack.File("catalogue.csv"));
        return check;
    }

    /// <summary>Name and line of a code; null when the catalogue doesn't have it.</summary>
    public (string Name, int Line)? NameOf(string code) => _names.TryGetValue(code, out var found) ? found : null;

    /// <summary>What is wrong between a kind of body, a code and levels.</summary>
    public IEnumerable<string> KindFaults(string kind, string code, IEnumerable<string> levels)
    {
        if (!_kinds.TryGetValue(kind, out var known))
        {
            yield return $"bodies.yaml 没有机构种类“{kind}”";
            yield break;
        }

        if (code.Length == 12 && code[4..6] != known.Field) yield return $"基本编码第 5–6 位是 {code[4..6]}，{known.Title}的领域编号是 {known.Field}，请核对";
        foreach (var level in levels.Where(l => Vocabulary.Levels.ContainsKey(l) && !known.Names.ContainsKey(l) && !known.DoneBy.ContainsKey(l) && !HasOtherName(known, l)))
            yield return $"{known.Title}在{Vocabulary.Levels[level]}没有机构，不能在这一级行使";
    }

    private static bool HasOtherName(BodyKindEntry kind, string level) => level switch
    {
        "county" => kind.Names.ContainsKey("district"),
        "township" => kind.Names.ContainsKey("subdistrict"),
        "village" => kind.Names.ContainsKey("community"),
        _ => false,
    };

    private void ReadLines(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (++number == 1 || line.Length == 0) continue;
            var cells = CatalogueFile.Split(line);
            if (cells.Count != 9) Fault(number, $"应有 9 列，现有 {cells.Count} 列");
            else Judge(number, cells);
        }
    }

    private void Judge(int line, List<string> cells)
    {
        var (code, name, type) = (cells[0], cells[1], cells[2]);
        var fault = BasicItemCode.Check(code);
        if (!fault.IsNone) Fault(line, fault.Reason, GuideSources.Codes);
        else if (Vocabulary.Types.TryGetValue(type, out var digits) && code[2..4] != digits) Fault(line, $"基本编码第 3–4 位与类型“{type}”（{digits}）不符", GuideSources.Codes);
        if (!Vocabulary.Types.ContainsKey(type)) Fault(line, $"事项类型“{type}”不在标准值里", GuideSources.Elements);
        if (name.Length == 0) Fault(line, "缺少名称");
        if (!_names.TryAdd(code, (name, line))) Fault(line, $"基本编码 {code} 在第 {_names[code].Line} 行已经用过", GuideSources.Codes);
        foreach (var message in KindFaults(cells[3], code, cells[4].Split('|'))) Fault(line, message, GuideSources.Codes);
        foreach (var level in cells[4].Split('|').Where(l => !Vocabulary.Levels.ContainsKey(l))) Fault(line, $"行使层级“{level}”不在标准值里", GuideSources.Elements);
        foreach (var audience in cells[5].Split('|').Where(a => !Vocabulary.Audiences.Contains(a))) Fault(line, $"服务对象“{audience}”不在标准值里", GuideSources.Elements);
    }

    private void Fault(int line, string message, string source = "") => _findings.Add(new PackFinding("catalogue.csv", line, FindingLevel.Fault, message, source));
}

/// <summary>File <c>bodies.yaml</c>, as far as items care.</summary>
internal sealed class BodyKindsFile
{
    public List<BodyKindEntry> Bodies { get; set; } = [];
}

internal sealed class BodyKindEntry
{
    public string Key { get; set; } = "";
    public string Field { get; set; } = "";
    public string Title { get; set; } = "";
    public string UsccPrefix { get; set; } = "";
    public Dictionary<string, string> Names { get; set; } = [];
    public Dictionary<string, string> DoneBy { get; set; } = [];
}
