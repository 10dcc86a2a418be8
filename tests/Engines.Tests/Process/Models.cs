using System.Globalization;
using System.Text;
using Heluo.Engines.Process;
using Heluo.TestSupport;
using Shouldly;

namespace Heluo.Engines.Tests.Process;

/// <summary>Short ways to models for tests.</summary>
internal static class Models
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A file with one process <c>p</c> of this content; the prefixes heluo, camunda and zeebe are declared.</summary>
    public static string File(string content, string root = "") =>
        $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:heluo="urn:heluo:bpmn" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">
        {root}
        <process id="p" isExecutable="true">
        {content}
        </process>
        </definitions>
        """;

    public static ProcessCompilation Compile(string content, string root = "") => ProcessDefinition.Compile(BpmnReader.Read(File(content, root)));

    public static ProcessDefinition Definition(string content, string root = "")
    {
        var compilation = Compile(content, root);
        compilation.IsExecutable.ShouldBeTrue(string.Join('\n', compilation.Findings));
        return compilation.Definition!;
    }

    public static string SampleText(string name) =>
        System.IO.File.ReadAllText(Path.Combine(SharedData.RepositoryRoot(), "src", "Engines", "Process", "Samples", name), Encoding.UTF8);

    public static ProcessDefinition Sample(string name)
    {
        var compilation = ProcessDefinition.Compile(BpmnReader.Read(SampleText(name)));
        compilation.IsExecutable.ShouldBeTrue(string.Join('\n', compilation.Findings));
        return compilation.Definition!;
    }

    /// <summary>Sequence flows in short: <c>a-&gt;b; b-&gt;c [x &gt; 1]</c>.</summary>
    public static string Flows(string text)
    {
        var flows = new StringBuilder();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var ends = (bracket < 0 ? part : part[..bracket]).Split("->", StringSplitOptions.TrimEntries);
            var condition = bracket < 0 ? "" : $"<conditionExpression><![CDATA[{part[(bracket + 1)..^1]}]]></conditionExpression>";
            flows.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id=\"{ends[0]}-{ends[1]}\" sourceRef=\"{ends[0]}\" targetRef=\"{ends[1]}\">{condition}</sequenceFlow>\n");
        }

        return flows.ToString();
    }
}
