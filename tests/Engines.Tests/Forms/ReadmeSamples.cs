using Heluo.Engines.Forms;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Forms;

/// <summary>The samples of the README, compiled and run.</summary>
public sealed class ReadmeSamples
{
    private const string Json = """
        {"key":"sample","title":"样表","groups":[{"id":"g","title":"组","fields":[
          {"id":"name","label":"姓名","type":"text","required":true,"prefill":"account.name"},{"id":"age","label":"年龄","type":"number","decimals":0,"min":0}]}]}
        """;

    [Fact]
    public void Samples_OfTheReadme_StandHere() => Readme.SamplesMissingFrom("Forms").ShouldBeEmpty();

    [Fact]
    public void Form_JudgesFillsAndShows()
    {
        var json = Json;
        var reading = FormSchema.Read(json);
        foreach (var fault in reading.Faults) Console.WriteLine(fault);        // 第 3 行第 12 列 groups[0].fields[2].type：…
        var definition = FormDefinition.Compile(reading.Schema!).Definition!;  // compiled once, used by any number of threads

        var values = new Dictionary<string, object?> { ["name"] = " 王小萌 ", ["age"] = "１７" };
        var judgement = definition.Judge(values);
        foreach (var error in judgement.Errors) Console.WriteLine($"{error.Path}: {error.Message}");
        var accepted = judgement.Values;                                       // normalised: "王小萌", 17
        accepted.ShouldBe(new Dictionary<string, object?> { ["name"] = "王小萌", ["age"] = 17m });

        var first = definition.Prefill(new PrefillSources { Account = new Dictionary<string, string?> { ["name"] = "王小萌" } });
        var view = definition.Visible(first, rights: definition.RightsAt("审查"));
        var schema = definition.ToJsonSchema();                                // JSON Schema 2020-12 of the values
        view.Groups[0].Fields[0].Value.ShouldBe("王小萌");
        schema.ShouldContain("2020-12");
    }

    [Fact]
    public void FormJs_GoesThereAndBack()
    {
        var file = FormSchema.Read(Json).Schema!.WriteFormJs();
        var imported = FormSchema.ReadFormJs(file).Schema!;                    // a .form file of form-js
        var exported = imported.WriteFormJs();                                 // the same again; changes are laid over it
        exported.ShouldBe(file);
    }
}
