using Heluo.Bench.Decisions;
using Heluo.Engines.Codes;
using Heluo.Engines.Forms;

namespace Heluo.Bench.Forms;

/// <summary>A form with 200 repeating rows of six columns, with conditions, calculations and rules in FEEL.</summary>
internal static class FormsBenchmark
{
    private const int Rows = 200;
    private const double Bar = 2;
    private const string Json = """
        {"key":"staff-list","title":"人员名册","groups":[{"id":"g","title":"名册","fields":[
          {"id":"company","label":"单位名称","type":"text","required":true},
          {"id":"staff","label":"人员","type":"table","required":true,"maxRows":500,"columns":[
            {"id":"name","label":"姓名","type":"text","required":true,"max":50},
            {"id":"citizen","label":"身份证号","type":"citizen","required":true},
            {"id":"start","label":"入职日期","type":"date","required":true,"max":"today()"},
            {"id":"wage","label":"月工资","type":"money","required":true,"min":2000,"checks":[{"rule":"wage <= limit","message":"月工资不能超过上限"}]},
            {"id":"months","label":"月数","type":"number","decimals":0,"min":1,"max":12,"required":"wage > 0"},
            {"id":"sum","label":"合计","type":"money","calculate":"wage * months"}]},
          {"id":"limit","label":"上限","type":"money","required":true},
          {"id":"total","label":"总计","type":"money","calculate":"sum(staff.sum)","checks":[{"rule":"total > 0","message":"总计要大于零"}]}]}]}
        """;

    public static Task<int> RunAsync(string[] arguments)
    {
        var definition = FormDefinition.Compile(FormSchema.Read(Json).Schema!).Definition!;
        var values = Values();
        var judgement = definition.Judge(values);
        if (!judgement.IsAccepted) throw new InvalidOperationException(judgement.Errors[0].ToString());
        var milliseconds = 1000 / ProcessorTime.PerSecond(() => definition.Judge(values), 0.5);
        Console.WriteLine($"form with {Rows} rows, judged: {milliseconds:F2} ms ({Bar / milliseconds:F1}x of the bar of {Bar} ms)");
        Console.WriteLine($"form with {Rows} rows, shown: {1000 / ProcessorTime.PerSecond(() => definition.Visible(values), 0.5):F2} ms");
        Console.WriteLine($"form read and compiled: {1000 / ProcessorTime.PerSecond(() => FormDefinition.Compile(FormSchema.Read(Json).Schema!), 0.3):F3} ms");
        return Task.FromResult(milliseconds <= Bar ? 0 : 1);
    }

    private static Dictionary<string, object?> Values()
    {
        var random = new Random(41);
        return new Dictionary<string, object?>
        {
            ["company"] = "河洛科技有限公司",
            ["limit"] = "50000",
            ["staff"] = Enumerable.Range(0, Rows).Select(number => (object?)new Dictionary<string, object?>
            {
                ["name"] = "王小萌",
                ["citizen"] = CitizenNumber.Generate(random).Text,
                ["start"] = "2024-03-01",
                ["wage"] = (3000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["months"] = "12",
            }).ToArray(),
        };
    }
}
