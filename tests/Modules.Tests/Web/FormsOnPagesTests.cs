using System.Text.Json;
using Heluo.Engines.Forms;
using Heluo.Web;
using Heluo.Web.Components;
using Heluo.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Web;

/// <summary>What a page of a form posts back, and how a form is read.</summary>
public sealed class FormsOnPagesTests
{
    private static readonly FormDefinition Form = Compile("""
        { "key": "sample", "title": "样表", "groups": [ { "id": "all", "title": "全部", "fields": [
          { "id": "name", "label": "姓名", "type": "text", "required": true },
          { "id": "born", "label": "出生日期", "type": "date" },
          { "id": "sex", "label": "性别", "type": "choice", "options": [ { "value": "1", "label": "男" }, { "value": "2", "label": "女" } ] },
          { "id": "needs", "label": "需要", "type": "choices", "options": [ { "value": "a", "label": "甲" }, { "value": "b", "label": "乙" } ] },
          { "id": "place", "label": "地点", "type": "division", "min": 6 },
          { "id": "agreed", "label": "同意", "type": "boolean", "checks": [ { "rule": "agreed = true", "message": "请勾选" } ] },
          { "id": "citizen", "label": "身份证号", "type": "citizen" },
          { "id": "signed", "label": "签名", "type": "signature" },
          { "id": "staff", "label": "人员", "type": "table", "columns": [ { "id": "who", "label": "姓名", "type": "text" }, { "id": "since", "label": "入职", "type": "date" } ] }
        ] } ] }
        """);

    [Fact]
    public void Merge_DateInThreeParts_BecomesOneAndAWrongOneStaysAsTyped()
    {
        Merge([("born.year", "1990"), ("born.month", "3"), ("born.day", "７")])["born"].ShouldBe("1990-03-07");
        Merge([("born.year", "1990"), ("born.month", "13"), ("born.day", "7")])["born"].ShouldBe("1990-13-7");
        Merge([("born.year", ""), ("born.month", ""), ("born.day", "")])["born"].ShouldBe("");
    }

    [Fact]
    public void Merge_WordsOfAnOption_BecomeItsValue()
    {
        Merge([("sex", "女")])["sex"].ShouldBe("2");
        Merge([("sex", "别的")])["sex"].ShouldBe("别的");
    }

    [Fact]
    public void Merge_LevelsOfADivision_YieldTheDeepestThatFits()
    {
        Merge([("_level:0:place", "4101"), ("_level:1:place", "410105")])["place"].ShouldBe("410105");
        Merge([("_level:0:place", "4103"), ("_level:1:place", "410105")])["place"].ShouldBe("4103");
    }

    [Fact]
    public void Merge_NothingSentForAField_ClearsItAndLeavesStrangersOut()
    {
        var merged = Merge([("name", "李河"), ("unknown", "x")], new() { ["agreed"] = "true", ["needs"] = new object?[] { "a" } });
        merged.ShouldNotContainKey("agreed");
        merged.ShouldNotContainKey("needs");
        merged.ShouldNotContainKey("unknown");
    }

    [Fact]
    public void Merge_RemovedRow_IsGoneAndItsDateToo()
    {
        var rows = (object?[])Merge([
            ("staff[0].who", "甲"), ("staff[0].since.year", "2020"), ("staff[0].since.month", "1"), ("staff[0].since.day", "2"),
            ("staff[1].who", "乙"), ("staff[1].since.year", "2021"), ("staff[1].since.month", "1"), ("staff[1].since.day", "2"), (FormPost.RemoveRow, "staff[0]")])["staff"]!;
        ((IReadOnlyDictionary<string, object?>)rows.ShouldHaveSingleItem()!).ShouldBe(new Dictionary<string, object?> { ["who"] = "乙", ["since"] = "2021-01-02" }, ignoreOrder: true);
    }

    [Fact]
    public void Merge_TypedSignature_ReplacesTheDrawnOne() =>
        Merge([("signed", "data:image/png;base64,AA"), ("signed.typed", "李河")])["signed"].ShouldBe("李河");

    [Fact]
    public async Task Read_AfterAChange_MarksWhatChangedAndMasks()
    {
        var before = View(new() { ["name"] = "李河", ["citizen"] = "41010519900307221X" });
        var now = View(new() { ["name"] = "李河", ["citizen"] = "410105199001011234", ["born"] = "1990-03-07" });
        var html = await RenderAsync<FormRead>(new() { ["View"] = now, ["Before"] = before, ["Masked"] = true, ["Notes"] = new Dictionary<string, string> { ["born"] = "户籍登记为 1990 年 3 月 8 日" } });
        html.ShouldContain("410105********1234");
        html.ShouldContain("1990 年 3 月 7 日");
        html.ShouldContain("原为：未填");
        html.ShouldContain("户籍登记为");
        html.Split("已修改").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Fields_OfEveryKind_ShowTheirErrors()
    {
        var group = Form.Visible(new Dictionary<string, object?>()).Groups[0];
        var errors = new FieldErrors([.. group.Fields.Select(f => new FieldError(f.Path, "请改 " + f.Field.Id))]);
        var html = await RenderAsync<FormFields>(new() { ["Fields"] = group.Fields, ["Help"] = new FormHelp { DivisionsBelow = _ => [new Option("4101", "郑州市")] } }, errors);
        foreach (var field in group.Fields) html.ShouldContain("请改 " + field.Field.Id, Case.Sensitive, field.Field.Id);
        html.ShouldContain("name=\"staff[0].since.year\"");
    }

    [Fact]
    public async Task Division_ACityWithoutCounties_StandsAmongTheCitiesAndLeadsToItsTownships()
    {
        var help = new FormHelp { DivisionRoot = "41", DivisionsBelow = code => code switch { "41" => [new("4101", "郑州市"), new("419001", "济源市")], "419001" => [new("419001001", "沁园街道")], _ => [] } };
        var parameters = new Dictionary<string, object?> { ["Help"] = help, ["Value"] = "419001", ["Name"] = "place", ["Label"] = "地方" };
        var county = await RenderAsync<DivisionField>(new(parameters) { ["Digits"] = 6 });
        county.ShouldContain("选城市");
        county.ShouldNotContain("沁园街道");
        var township = await RenderAsync<DivisionField>(new(parameters) { ["Digits"] = 9 });
        township.ShouldContain("沁园街道");
        township.ShouldContain("选乡镇（街道）");
    }

    private static IReadOnlyDictionary<string, object?> Merge((string Name, string Value)[] posted, Dictionary<string, object?>? stored = null)
    {
        var form = new FormCollection(posted.GroupBy(p => p.Name).ToDictionary(g => g.Key, g => new StringValues([.. g.Select(p => p.Value)])));
        return FormPost.Merge(form, Form.Visible(stored ?? []).Groups[0].Fields, Form, stored ?? []);
    }

    private static FormView View(Dictionary<string, object?> values) => Form.Visible(values);

    private static FormDefinition Compile(string json)
    {
        var reading = FormSchema.Read(json);
        reading.Faults.ShouldBeEmpty();
        return FormDefinition.Compile(reading.Schema!).Definition!;
    }

    private static async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters, FieldErrors? errors = null)
        where T : IComponent
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder();
        builder.AddHeluoWeb(_ => new PageFrame { Here = "/" });
        await using var host = builder.Build();
        var services = host.Services;
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Surrounded<T>>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { ["Inner"] = parameters, ["Errors"] = errors }))).ToHtmlString());
    }

    private sealed class Surrounded<T> : ComponentBase
        where T : IComponent
    {
        [Parameter] public Dictionary<string, object?> Inner { get; set; } = [];

        [Parameter] public FieldErrors? Errors { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<FieldErrors?>>(0);
            builder.AddComponentParameter(1, "Value", Errors);
            builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
            {
                inner.OpenComponent<T>(0);
                inner.AddMultipleAttributes(1, Inner.Select(p => KeyValuePair.Create(p.Key, p.Value!)));
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
