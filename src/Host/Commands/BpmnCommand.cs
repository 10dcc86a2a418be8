using Heluo.Engines.Process;

namespace Heluo.Host.Commands;

/// <summary><c>heluo bpmn roundtrip|lint|run</c>.</summary>
internal sealed class BpmnCommand : ICommand
{
    public string Verb => "bpmn";

    public string Help => "流程模型：读写比较，部署前检查，一步步走";

    public IReadOnlyList<string> Usage =>
    [
        "roundtrip 文件…", "  读入再写出，逐个比较元素、属性、文字、扩展和图",
        "lint 文件…", "  列出部署前检查的结果",
        "run 文件 [--process ID] [--input JSON]", "  在终端上一步步走",
    ];

    public Task<int> RunAsync(string[] arguments) => Task.FromResult(arguments switch
    {
        ["roundtrip", .. var rest] when CommandOptions.Parse(rest, []).Words is { Count: > 0 } files => RoundTrip(files),
        ["lint", .. var rest] when CommandOptions.Parse(rest, []).Words is { Count: > 0 } files => Lint(files),
        ["run", .. var rest] when CommandOptions.Parse(rest, ["process", "input"]) is { Words: [var file] } options => Run(file, options),
        _ => this.Misused(),
    });

    private static int RoundTrip(IReadOnlyList<string> files)
    {
        var same = 0;
        foreach (var file in files)
        {
            try
            {
                var bytes = File.ReadAllBytes(file);
                var model = BpmnReader.Read(new MemoryStream(bytes));
                using var written = new MemoryStream();
                BpmnWriter.Write(model, written);
                written.Position = 0;
                var difference = BpmnComparison.FirstDifference(new MemoryStream(bytes), written);
                if (difference is null) same++;
                Console.WriteLine($"{file}: {difference ?? $"一致，{model.ElementCount} 个元素，其中图形 {model.DiagramElementCount} 个"}");
            }
            catch (Exception cause) when (cause is FormatException or IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"{file}: 不能读取：{Reason(cause)}");
            }
        }

        Console.WriteLine($"round-tripped {same} of {files.Count}");
        return same == files.Count ? 0 : 1;
    }

    private static int Lint(IReadOnlyList<string> files)
    {
        var worst = 0;
        foreach (var file in files)
        {
            if (Read(file) is not { } model) return 2;
            if (files.Count > 1) Console.WriteLine(file);
            foreach (var process in model.Processes.Cast<BpmnProcess?>().DefaultIfEmpty())
            {
                var compilation = ProcessDefinition.Compile(model, process is { Id.Length: > 0 } ? process.Id : null);
                foreach (var finding in compilation.Findings) Console.WriteLine($"  {finding}");
                Console.WriteLine($"流程 {process?.Name ?? process?.Id ?? "（无）"}：{(compilation.IsExecutable ? "可以部署" : "不能部署")}");
                if (!compilation.IsExecutable) worst = 1;
            }
        }

        return worst;
    }

    private static int Run(string file, CommandOptions options)
    {
        if (Read(file) is not { } model) return 2;
        var compilation = ProcessDefinition.Compile(model, options.Find("process"));
        if (!compilation.IsExecutable)
        {
            foreach (var finding in compilation.Findings) Console.WriteLine(finding);
            return 1;
        }

        try
        {
            return new BpmnWalk(compilation.Definition, Console.In, Console.Out).Run(ProcessVariables.FromJson(options.Find("input") ?? "{}"));
        }
        catch (FormatException cause)
        {
            Console.WriteLine(cause.Message);
            return 2;
        }
    }

    private static BpmnModel? Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return BpmnReader.Read(stream);
        }
        catch (Exception cause) when (cause is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"{file}: {Reason(cause)}");
            return null;
        }
    }

    private static string Reason(Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => "没有这个文件。",
        UnauthorizedAccessException => "没有权限读取，或者这是一个目录。",
        _ => cause.Message,
    };
}
