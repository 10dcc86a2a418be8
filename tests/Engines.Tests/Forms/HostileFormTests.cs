using System.Text.Json;
using Heluo.Engines.Forms;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Forms;

/// <summary>Whatever a form file or a submission holds, it is read or refused. The long run is <c>./heluo bench fuzz-forms</c>.</summary>
public sealed class HostileFormTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", "Forms");
    private static readonly string[] Words = File.ReadAllLines(Path.Combine(Folder, "Corpus", "words.txt"));

    [Fact]
    public void Read_VariantsOfForms_NeverThrow()
    {
        var own = new TextMutator([SampleForm.Json], Words, 1);
        var foreign = new TextMutator([.. Directory.EnumerateFiles(Path.Combine(Folder, "Samples"), "*.form").Order(StringComparer.Ordinal).Select(File.ReadAllText)], Words, 1);
        for (var number = 0; number < 800; number++)
        {
            Use(FormSchema.Read(own.Variant(number)));
            Use(FormSchema.ReadFormJs(foreign.Variant(number)));
        }
    }

    [Fact]
    public void Judge_VariantsOfASubmission_NeverThrow()
    {
        var mutator = new TextMutator([File.ReadAllText(Path.Combine(Folder, "Corpus", "values.json"))], Words, 2);
        var judged = 0;
        for (var number = 0; number < 2000; number++)
        {
            if (Values(mutator.Variant(number)) is not { } values) continue;
            judged++;
            SampleForm.Definition.Judge(values, SampleForm.Context).ShouldNotBeNull();
            SampleForm.Definition.Visible(values, SampleForm.Context).ShouldNotBeNull();
        }

        judged.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Judge_LengthsBeyondReason_AreBroughtIntoRange()
    {
        const string json = """{"key":"k","title":"题","groups":[{"id":"g","title":"组","fields":[{"id":"a","label":"甲","type":"text","min":-79228162514264337593543950335,"max":79228162514264337593543950335}]}]}""";
        var definition = SampleForm.Compile(json);
        definition.Judge(new Dictionary<string, object?> { ["a"] = "x" }).IsAccepted.ShouldBeTrue();
        definition.ToJsonSchema().ShouldContain("\"maxLength\": 100000");
    }

    [Fact]
    public void Judge_FormOfEndlessCalculations_EndsAndSaysSo()
    {
        const string json = """
            {"key":"heavy","title":"重","groups":[{"id":"g","title":"组","fields":[{"id":"rows","label":"行","type":"table","maxRows":500,"columns":[
              {"id":"a","label":"甲","type":"number"},{"id":"b","label":"乙","type":"number","calculate":"count(for i in 1..1000000000 return a)"}]}]}]}
            """;
        var rows = Enumerable.Range(0, 500).Select(n => (object?)new Dictionary<string, object?> { ["a"] = n }).ToArray();
        SampleForm.Compile(json).Judge(new Dictionary<string, object?> { ["rows"] = rows }).Errors.ShouldContain(e => e.Message.Contains("过于复杂"));
    }

    private static void Use(FormReading reading)
    {
        if (reading.Schema is null)
        {
            reading.Faults.ShouldNotBeEmpty();
            return;
        }

        reading.Schema.WriteFormJs().ShouldNotBeEmpty();
        if (FormDefinition.Compile(reading.Schema, SampleForm.Resources).Definition is { } definition) definition.ToJsonSchema().ShouldNotBeEmpty();
    }

    private static Dictionary<string, object?>? Values(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, object?>>(json);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
