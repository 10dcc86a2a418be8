using System.Diagnostics;
using System.Text;
using Heluo.Engines.Text;
using Heluo.Engines.Text.Search;

namespace Heluo.Bench.Text;

/// <summary>Segmentation, dictionary memory, and a search index of 10,000 documents.</summary>
internal static class TextBenchmark
{
    private const int Documents = 10_000;
    private static readonly string[] Places = ["郑州市", "长葛市", "浚县", "洛阳市", "金水区", "荥阳市", "尉氏县", "驻马店市"];
    private static readonly string[] Objects =
        ["食品经营", "居住证", "不动产", "道路货物运输", "公共租赁住房", "个体工商户", "医疗机构", "建筑施工", "残疾人", "取水", "兽药", "广播电视", "社会团体", "教师资格", "异地就医"];
    private static readonly string[] Acts = ["许可", "登记", "变更", "注销", "补办", "延续", "备案", "核发", "资格认定", "补贴申领"];
    private static readonly string[] Questions =
        ["我想开个饭店要办什么证", "居住正怎么补办", "juzhuzheng", "洛阳市教师资格认定", "残疾人补贴怎么申领", "不动产登记", "医疗机构许可延续需要哪些材料", "货车运输备案"];

    public static Task<int> RunAsync(string[] arguments)
    {
        var before = GC.GetTotalMemory(true);
        _ = Pinyin.Syllables("预热");
        _ = ChineseScript.ToTraditional("预热");
        Console.WriteLine($"text dictionaries: {(GC.GetTotalMemory(true) - before) / 1048576.0:F1} MB");
        var sentence = string.Concat(Enumerable.Repeat("申请人应当向所在地县级人民政府市场监督管理部门提出食品经营许可申请，并提交营业执照复印件。", 20));
        Console.WriteLine($"segmentation: {Measure.PerSecond(() => Segmenter.Segment(sentence)) * sentence.Length / 1e6:F1} M characters/s");
        var documents = Make();
        var clock = Stopwatch.StartNew();
        var index = SearchIndex.Build(documents);
        Console.WriteLine($"index build, {Documents} documents of {documents.Average(d => d.Body.Length):F0} characters: {clock.Elapsed.TotalSeconds:F2} s");
        clock.Restart();
        _ = index.With(documents.Take(10));
        Console.WriteLine($"next snapshot, 10 changed: {clock.Elapsed.TotalSeconds:F2} s");
        foreach (var question in Questions) Console.WriteLine($"query {question}: {1000 / Measure.PerSecond(() => index.Search(question), 0.1, 3):F2} ms");
        foreach (var prefix in (string[])["居", "juz", "j"]) Console.WriteLine($"suggest {prefix}: {1000 / Measure.PerSecond(() => index.Suggest(prefix), 0.1, 3):F2} ms");
        return Task.FromResult(0);
    }

    private static List<SearchDocument> Make()
    {
        var random = new Random(41);
        const string letters = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";
        var documents = new List<SearchDocument>(Documents);
        for (var number = 0; number < Documents; number++)
        {
            var item = Pick(Objects) + Pick(Acts);
            var body = new StringBuilder();
            while (body.Length < 300)
            {
                body.Append(Pick(Places)).Append(Pick(Objects));
                for (var i = 0; i < 12; i++) body.Append(letters[random.Next(letters.Length)]);
                body.Append('。');
            }

            documents.Add(new SearchDocument
            {
                Key = $"d{number}",
                Title = Pick(Places) + item,
                Keywords = [Pick(Objects), "办" + Pick(Acts), $"编号{number}"],
                Summary = $"申请人办理{item}的，应当提交申请表和有效证明。",
                Body = body.ToString(),
            });
        }

        return documents;

        string Pick(string[] from) => from[random.Next(from.Length)];
    }
}
