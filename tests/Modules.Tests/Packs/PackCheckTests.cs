using System.Xml.Linq;
using Heluo.Host.Commands;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Domain;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Packs;

/// <summary>Packs are judged with file and line.</summary>
public sealed class PackCheckTests
{
    private static readonly string Henan = Path.Combine(AppContext.BaseDirectory, "packs", "henan");

    [Fact]
    public void Check_TheHenanPack_FindsNoFault() =>
        PackChecking.Run(new PackFolder([Henan]), PackCommand.Checks).Where(f => f.Level == FindingLevel.Fault).Select(f => f.ToString()).ShouldBeEmpty();

    [Fact]
    public void HenanPack_HasSixHundredItemsOfThirtyKinds()
    {
        var rows = File.ReadLines(Path.Combine(Henan, "catalogue.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(600);
        rows.Select(r => r[^6]).Distinct().Count().ShouldBeGreaterThanOrEqualTo(30);
        System.IO.Directory.GetFiles(Path.Combine(Henan, "items")).Length.ShouldBeGreaterThanOrEqualTo(30);
    }

    public static TheoryData<string, string, string, int, string> Faults => new()
    {
        { "items/pet-licence.yaml", "name: 犬只登记", "nmae: 犬只登记", 3, "不认识的字段 nmae" },
        { "items/pet-licence.yaml", "article: 第十七条", "article: 有关规定", 12, "不是条款" },
        { "items/pet-licence.yaml", "promised:\n    days: 3", "promised:\n    days: 9", 35, "长于法定" },
        { "items/pet-licence.yaml", "name: 犬只免疫证明", "name: 其他有关材料", 23, "兜底材料" },
        { "items/pet-licence.yaml", "form: pet-licence", "form: nothing", 26, "没有表单" },
        { "items/pet-licence.yaml", "process: pet-approval", "process: 'oh", 28, "读不懂" },
        { "items/pet-licence.yaml", "process: pet-approval", "process: [oh", 28, "读不懂" },
        { "forms/pet-licence.yaml", "list: dog-breed", "list: cat-breed", 8, "cat-breed" },
        { "forms/pet-licence.yaml", "when: kind = \"new\"", "when: kinds = \"new\"", 9, "kinds" },
        { "lists/dog-breed.yaml", "value: \"2\"", "value: \"1\"", 5, "用了两次" },
        { "processes/pet-approval.bpmn", "targetRef=\"decide\"", "targetRef=\"nowhere\"", 0, "nowhere" },
        { "pack.yaml", "format: 1", "format: 7", 4, "第 7 版格式" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Check_AFault_NamesFileAndLine(string file, string good, string bad, int line, string words)
    {
        using var pack = CityPack.Write((name, text) => name == file ? Replaced(text, good, bad) : text);
        var findings = PackChecking.Run(new PackFolder([pack.Folder, Henan]), PackCommand.Checks);
        findings.ShouldContain(f => f.Level == FindingLevel.Fault && f.File == file && (line == 0 || Math.Abs(f.Line - line) <= 1) && f.Message.Contains(words, StringComparison.Ordinal), string.Join('\n', findings));
    }

    [Theory]
    [InlineData("law/ratings.yaml", "contact: {days: 1", "contact: {days: -1", "期限应大于 0")]
    [InlineData("law/ratings.yaml", "  callBack: {days", "  callback: {days", "缺少期限 callBack")]
    [InlineData("law/ratings.yaml", "stars: 3, name: 办理时间一般", "stars: 6, name: 办理时间一般", "星级应在 1 到 5 之间")]
    [InlineData("law/matter-acts.yaml", "answer: {days: 5", "answer: {days: 0", "期限应大于 0")]
    [InlineData("local-elements.yaml", "{key: visits, name: 到现场次数, levels: [city, county]", "{key: visits, name: 到现场次数, levels: [city, countty]", "countty")]
    [InlineData("local-elements.yaml", "{key: promised", "{key: legal", "不是可以由地方规定的要素")]
    [InlineData("duties.yaml", "permissions: [cases.view, cases.intake]", "permissions: [cases.view, cases.intak]", "权限 cases.intak 不存在")]
    [InlineData("templates/acceptance-notice.txt", "{{acceptedOn}}", "{{acceptedAt}}", "没有栏目 acceptedAt")]
    [InlineData("sharing.yaml", "{name: 居住证, body: 公安机关}", "{name: 居民身份证, body: 公安机关}", "写了两次")]
    [InlineData("items/food-business-licence.yaml", "    article: 第四十二条", "    article: 四十二条", "不是条款")]
    public void Check_AFaultInTheRules_NamesFileAndLine(string file, string good, string bad, string words)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("heluo_pack").FullName;
        try
        {
            var text = File.ReadAllText(Path.Combine(Henan, file));
            var line = 1 + text[..text.IndexOf(good, StringComparison.Ordinal)].Count(c => c == '\n');
            var path = Path.Combine(folder, file);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Replaced(text, good, bad));
            File.WriteAllText(Path.Combine(folder, "pack.yaml"), "name: test\ntitle: 试验\nversion: 1.0.0\nformat: 1\nextends: henan\n");
            var findings = PackChecking.Run(new PackFolder([folder, Henan]), PackCommand.Checks).Where(f => f.Level == FindingLevel.Fault).ToList();
            findings.ShouldContain(f => f.File == file && f.Message.Contains(words, StringComparison.Ordinal), string.Join('\n', findings));
            if (!words.StartsWith("缺少", StringComparison.Ordinal)) findings.ShouldAllBe(f => f.File == file && f.Line == line);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void HenanPack_EveryProcess_IsDrawnWhole()
    {
        var files = System.IO.Directory.GetFiles(Path.Combine(Henan, "processes"), "*.bpmn");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var model = XDocument.Load(file);
            var (flows, nodes) = (model.Descendants().Where(e => e.Name.LocalName == "sequenceFlow").ToList(), model.Descendants().Where(e => e.Parent?.Name.LocalName == "process" && e.Name.LocalName != "sequenceFlow").ToList());
            Drawn(model, "BPMNShape").ShouldBe(nodes.Select(n => (string)n.Attribute("id")!).Order(StringComparer.Ordinal), file);
            Drawn(model, "BPMNEdge").ShouldBe(flows.Select(n => (string)n.Attribute("id")!).Order(StringComparer.Ordinal), file);
        }

        static IEnumerable<string> Drawn(XDocument model, string kind) =>
            model.Descendants().Where(e => e.Name.LocalName == kind).Select(e => (string)e.Attribute("bpmnElement")!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Read_ABracketThatIsNeverClosed_NamesFileAndLine()
    {
        using var pack = CityPack.Write((_, text) => text.Replace("format: 1", "format: [1", StringComparison.Ordinal));
        Should.Throw<InvalidDataException>(() => new PackFolder([pack.Folder]).Read<Dictionary<string, object>>("pack.yaml")).Message.ShouldBe("pack.yaml 第 4 行：括号没有闭合");
        Should.Throw<InvalidDataException>(() => PackFolder.ToJson("a: 1\nb: [c, 2\nd: 3\n")).Message.ShouldStartWith("第 2 行");
    }

    [Fact]
    public void Check_ACityPack_Passes()
    {
        using var pack = CityPack.Write();
        PackChecking.Run(new PackFolder([pack.Folder, Henan]), PackCommand.Checks).Where(f => f.File.Contains("pet", StringComparison.Ordinal) || f.File == "pack.yaml").Select(f => f.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Check_ACityPackWithoutSamples_PassesAndIsTold()
    {
        using var pack = CityPack.Write((_, text) => text.Replace(", sample: [{label: 犬名, value: 小黄}]", "", StringComparison.Ordinal));
        var finding = PackChecking.Run(new PackFolder([pack.Folder, Henan]), PackCommand.Checks).Where(f => f.File.Contains("pet", StringComparison.Ordinal)).ShouldHaveSingleItem();
        (finding.Level, finding.Message).ShouldBe((FindingLevel.Warning, "请附办理结果的样本，写明上面有哪些栏目"));
        finding.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Command_OnAFolderThatIsMissing_AnswersTwo() => (await new PackCommand().RunAsync(["check", "/no/such/folder"])).ShouldBe(2);

    private static string Replaced(string text, string good, string bad)
    {
        text.ShouldContain(good);
        return text.Replace(good, bad, StringComparison.Ordinal);
    }
}
