using System.Text.Json;
using Heluo.Engines.Decisions;
using Heluo.Engines.Decisions.Conformance;

namespace Heluo.Host.Commands;

/// <summary><c>heluo dmn tck DIR</c> and <c>heluo dmn eval MODEL --decision NAME --input JSON|FILE</c>.</summary>
internal sealed class DmnCommand : ICommand
{
    public string Verb => "dmn";

    public string Help => "决策模型：跑一致性用例，求决策";

    public IReadOnlyList<string> Usage =>
    [
        "tck 目录", "  跑 DMN 一致性用例",
        "eval 模型 --decision 名称 [--input JSON或文件]", "  求一个决策并说明理由",
    ];

    public async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["tck", var folder] => Tck(folder),
                ["eval", var model, .. var options] => await EvalAsync(model, options),
                _ => this.Misused(),
            };
        }
        catch (JsonException fault)
        {
            return Refuse($"--input 不是合法的 JSON，请检查第 {fault.LineNumber + 1} 行第 {fault.BytePositionInLine + 1} 个字节附近");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DmnModelException or ArgumentException)
        {
            return Refuse(fault.Message);
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private static int Tck(string folder)
    {
        if (!Directory.Exists(folder)) return Refuse($"没有这个目录：{folder}");
        var (passed, total) = (0, 0);
        foreach (var outcome in TckRunner.Run(folder))
        {
            total++;
            if (outcome.Passed) passed++;
            else Console.WriteLine($"{Path.GetRelativePath(folder, outcome.File)} case {outcome.Case} [{outcome.Node}]: expected {outcome.Expected}, got {outcome.Got}");
        }

        Console.WriteLine($"passed {passed} of {total}");
        return passed == total && total > 0 ? 0 : 1;
    }

    private static async Task<int> EvalAsync(string path, string[] options)
    {
        var (decision, input) = ("", "{}");
        for (var i = 0; i < options.Length; i += 2)
        {
            if (i + 1 >= options.Length) return Refuse($"{options[i]} 后面缺少值");
            if (options[i] == "--decision") decision = options[i + 1];
            else if (options[i] == "--input") input = options[i + 1];
            else return Refuse($"不认识的选项 {options[i]}；可用 --decision 和 --input");
        }

        if (!File.Exists(path)) return Refuse($"没有这个文件：{path}");
        if (File.Exists(input)) input = await File.ReadAllTextAsync(input);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var others = Directory.EnumerateFiles(folder, "*.dmn").Where(f => Path.GetFullPath(f) != Path.GetFullPath(path));
        var text = await File.ReadAllTextAsync(path);
        var model = DecisionModel.Load(text, text.Contains("import", StringComparison.Ordinal) ? others.Select(File.ReadAllText) : null);
        return Show(model, decision, input);
    }

    private static int Show(DecisionModel model, string decision, string input)
    {
        foreach (var problem in model.Problems) Console.Error.WriteLine($"模型有问题：{problem}");
        if (decision.Length == 0) return Refuse($"请用 --decision 指明决策：{string.Join("、", model.Decisions.Concat(model.Services).Concat(model.KnowledgeModels))}");
        using var json = JsonDocument.Parse(input);
        if (json.RootElement.ValueKind != JsonValueKind.Object) return Refuse("--input 应当是一个 JSON 对象");
        var inputs = json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
        var explanation = model.Explain(decision, DecisionInputs.FromJson(model, inputs));
        Console.WriteLine(Heluo.Engines.Decisions.Feel.FeelText.Literal(explanation.Result.Value));
        Console.Write(explanation);
        return 0;
    }
}
