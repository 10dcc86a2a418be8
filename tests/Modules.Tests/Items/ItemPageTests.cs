using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Items;

/// <summary>The pages of item administration as a browser uses them.</summary>
public sealed partial class ItemPageTests(HeluoHost host) : IClassFixture<HeluoHost>
{
    [Theory]
    [InlineData("/work/items")]
    [InlineData("/work/items?q=sxry")]
    [InlineData("/work/items?q=没有这个事项")]
    [InlineData("/work/items?show=cross-province")]
    [InlineData("/work/items/food-business-licence")]
    [InlineData("/work/items/food-business-licence?tab=check")]
    [InlineData("/work/items/food-business-licence?tab=history")]
    [InlineData("/work/items/food-business-licence?tab=local")]
    [InlineData("/work/items/review")]
    [InlineData("/work/items/withdrawn")]
    [InlineData("/work/items/changes")]
    [InlineData("/work/items/changes?open=false")]
    public async Task Page_ForEditorAndPublisher_Opens(string path)
    {
        (await (await host.ClientAsync("henan-editor")).PageAsync(path)).ShouldContain("</html>");
        (await (await host.ClientAsync("henan-publisher")).PageAsync(path)).ShouldContain("</html>");
    }

    [Fact]
    public async Task List_NextPage_BeginsAfterTheLast()
    {
        var editor = await host.ClientAsync("henan-editor");
        var first = await editor.PageAsync("/work/items");
        var codes = Code().Matches(first).Select(m => m.Value).ToList();
        codes.Count.ShouldBe(50);
        var second = Code().Matches(await editor.PageAsync($"/work/items?after={codes[^1][1..^1]}")).Select(m => m.Value).ToList();
        second.Count.ShouldBe(50);
        string.CompareOrdinal(second[0], codes[^1]).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Edit_APromiseThatIsTooLong_ComesBackWithTheFieldAndKeepsWhatWasTyped()
    {
        var editor = await host.ClientAsync("henan-editor");
        var version = await StartAsync(editor, "kindergarten-establishment");
        var page = await editor.PageAsync($"{version}/edit/service");
        var fields = Fields(page).Select(f => f.Name == "visits" ? (f.Name, "9") : f).ToArray();
        var (status, _, shown) = await editor.PostFormAsync($"{version}/edit/service", fields);
        status.ShouldBe(422);
        shown.ShouldContain("到现场次数应在 0 到 3 之间");
        shown.ShouldContain("value=\"9\"");
    }

    [Fact]
    public async Task Edit_EverySectionUnchanged_LosesNothing()
    {
        var editor = await host.ClientAsync("henan-editor");
        var version = await StartAsync(editor, "outdoor-advertising");
        foreach (var section in new[] { "basic", "basis", "situations", "materials", "clock", "service", "commitment", "review", "help" })
        {
            var (status, to, page) = await editor.PostFormAsync($"{version}/edit/{section}", Fields(await editor.PageAsync($"{version}/edit/{section}")));
            status.ShouldBe(303, $"{section}: {page[..Math.Min(300, page.Length)]}");
            to.ShouldContain("done=saved");
        }

        var view = await editor.GetFromJsonAsync<JsonElement>(version.Replace("/work/", "/api/", StringComparison.Ordinal));
        view.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("words").GetString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Edit_AddAndRemoveARow_ShowsItWithoutSaving()
    {
        var editor = await host.ClientAsync("henan-editor");
        var version = await StartAsync(editor, "tree-felling-permit");
        var fields = Fields(await editor.PageAsync($"{version}/edit/help"));
        var count = int.Parse(fields.Single(f => f.Name == "faqs.count").Value, CultureInfo.InvariantCulture);
        var (status, _, page) = await editor.PostFormAsync($"{version}/edit/help", [.. fields, ("op", "add:faqs")]);
        status.ShouldBe(200);
        Fields(page).Single(f => f.Name == "faqs.count").Value.ShouldBe($"{count + 1}");
        (await editor.PageAsync(version)).ShouldContain("与现行版本没有差别");
    }

    [Fact]
    public async Task Edit_WithoutASampleOfTheResult_IsSavedButNotSubmitted()
    {
        var editor = await host.ClientAsync("henan-editor");
        var version = await StartAsync(editor, "tobacco-retail-licence");
        var fields = Fields(await editor.PageAsync($"{version}/edit/service"));
        fields.ShouldContain(f => f.Name == "result.sample[0].label" && f.Value == "许可证号");
        var (status, _, page) = await editor.PostFormAsync($"{version}/edit/service", [.. fields.Select(f => f.Name == "result.sample.count" ? (f.Name, "0") : f)]);
        status.ShouldBe(422);
        page.ShouldContain("请附办理结果的样本");
        var (refused, _, again) = await editor.PostFormAsync($"{version}/submit", ("note", "去掉样本"));
        refused.ShouldBe(422);
        again.ShouldContain("还有 1 处");
    }

    [Fact]
    public async Task Edit_AnOldPage_IsRefused()
    {
        var editor = await host.ClientAsync("henan-editor");
        var version = await StartAsync(editor, "water-abstraction-permit");
        var fields = Fields(await editor.PageAsync($"{version}/edit/help"));
        (await editor.PostFormAsync($"{version}/edit/help", fields)).Status.ShouldBe(303);
        var (status, _, page) = await editor.PostFormAsync($"{version}/edit/help", fields);
        status.ShouldBe(409);
        page.ShouldContain("刚刚被别人改过");
    }

    [Fact]
    public async Task Form_WithAFault_SaysWhere()
    {
        var editor = await host.ClientAsync("henan-editor");
        var version = await StartAsync(editor, "public-place-hygiene");
        var (status, _, page) = await editor.PostFormAsync($"{version}/edit/form", ("process", "approval-standard"), ("form", "key: x\ntitle: 表\ngroups:\n  - id: a\n    title: 甲\n    fields:\n      - {id: b, label: 乙, type: nosuch}\n"));
        status.ShouldBe(422);
        page.ShouldContain("groups[0].fields[0].type");
        var (broken, _, again) = await editor.PostFormAsync($"{version}/edit/form", ("process", "approval-standard"), ("form", "key: [\n"));
        broken.ShouldBe(422);
        again.ShouldContain("行读不懂");
    }

    [Theory]
    [InlineData("/work/items/export.csv?type=行政奖励", "基本编码")]
    [InlineData("/work/items/export.csv?division=410105&kind=market-regulation", "11410105")]
    public async Task Export_Csv_HoldsTheRows(string path, string words) => (await (await host.ClientAsync("henan-editor")).PageAsync(path)).ShouldContain(words);

    [Fact]
    public async Task Export_Xlsx_IsAWorkbook()
    {
        using var answer = await (await host.ClientAsync("henan-editor")).GetAsync("/work/items/export.xlsx?kind=education");
        (await answer.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task Page_ForAClerk_IsRefused()
    {
        using var answer = await (await host.ClientAsync("jinshui-window")).GetAsync("/work/items");
        ((int)answer.StatusCode).ShouldBe(403);
    }

    private static async Task<string> StartAsync(HttpClient editor, string key)
    {
        var (status, to, page) = await editor.PostFormAsync($"/work/items/{key}/drafts");
        status.ShouldBe(303, page);
        return to;
    }

    /// <summary>What a browser would send back from a page.</summary>
    private static (string Name, string Value)[] Fields(string page)
    {
        List<(string, string)> fields = [];
        var form = page[page.IndexOf("id=\"edit\"", StringComparison.Ordinal)..];
        foreach (Match tag in Control().Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)]))
        {
            var name = System.Net.WebUtility.HtmlDecode(Attribute(tag.Value, "name"));
            if (name.Length == 0 || name == "op") continue;
            if (tag.Value.StartsWith("<textarea", StringComparison.Ordinal)) fields.Add((name, System.Net.WebUtility.HtmlDecode(tag.Groups[1].Value).TrimStart('\n')));
            else if (tag.Value.StartsWith("<select", StringComparison.Ordinal)) fields.Add((name, System.Net.WebUtility.HtmlDecode(Selected().Match(tag.Value) is { Success: true } s ? Attribute(s.Value, "value") : "")));
            else if (!tag.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) && !tag.Value.Contains("type=\"radio\"", StringComparison.Ordinal) || tag.Value.Contains(" checked", StringComparison.Ordinal))
                fields.Add((name, System.Net.WebUtility.HtmlDecode(Attribute(tag.Value, "value"))));
        }

        return [.. fields];
    }

    private static string Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex(">41[0-9]{10}<")]
    private static partial Regex Code();

    [GeneratedRegex("<input[^>]*>|<textarea[^>]*>(.*?)</textarea>|<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Control();

    [GeneratedRegex("<option[^>]*selected[^>]*>")]
    private static partial Regex Selected();
}
