using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Portal.Guide;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Guides: all that must be said, and only the materials that the situation calls for.</summary>
public sealed class GuideTests(HeluoHost host)
{
    [Fact]
    public async Task Guide_OfEveryCompleteItem_SaysAllThatMustBeSaid()
    {
        var visitor = await host.ClientAsync();
        var complete = host.Services.GetRequiredService<IItems>().All.Where(i => i.Elements.Online).ToList();
        complete.Count.ShouldBeGreaterThanOrEqualTo(30);
        foreach (var item in complete)
        {
            var page = WebUtility.HtmlDecode(await visitor.GetStringAsync($"/items/{item.Key}?place=410105"));
            string[] wanted =
            [
                item.Elements.Name, item.Elements.Code, .. item.Elements.Basis.Select(b => b.Article), .. item.Elements.Conditions, .. item.Elements.Faqs.Select(f => f.Q),
                .. item.Elements.CommonErrors, .. item.Elements.ReviewPoints.Select(r => r.Points), .. item.Elements.Steps.Select(s => s.Standard), .. item.Elements.Fees.Select(f => f.Standard),
                .. item.Elements.Situations.Where(s => s.When.Length == 0).Select(s => s.Question), item.Elements.Result.Name, .. item.Elements.Result.Sample.Select(l => l.Value), item.Elements.OnSiteReason, item.Elements.Commitment.Check, "投诉电话", "法定", "承诺", $"/apply/{item.Key}?place=410105",
            ];
            foreach (var words in wanted.Where(w => w.Length > 0)) page.ShouldContain(words, Case.Sensitive, item.Key);
        }
    }

    [Fact]
    public async Task Guide_FlowChart_ShowsEveryStepAndWhereItMayTurn()
    {
        var page = WebUtility.HtmlDecode(await (await host.ClientAsync()).GetStringAsync("/items/food-business-licence/print?place=410105"));
        var chart = page[page.IndexOf("<svg class=\"flow\"", StringComparison.Ordinal)..];
        chart = chart[..chart.IndexOf("</svg>", StringComparison.Ordinal)];
        foreach (var words in new[] { ">提出申请<", ">收件<", ">受理<", ">审查<", ">决定<", ">制证<", ">送达<", ">办结<", ">4 个工作日<", ">材料不齐的，一次告知补正<", ">现场核查（另计时）<", ">不予的，书面说明理由<", "role=\"img\"" }) chart.ShouldContain(words);
    }

    [Fact]
    public async Task Guide_OfAnItemThatIsNotOnline_SaysWhereToGo()
    {
        var window = host.Services.GetRequiredService<IItems>().All.First(i => !i.Elements.Online && i.Elements.Levels.Contains("county") && i.Elements.BodyKind == "market-regulation");
        var page = WebUtility.HtmlDecode(await (await host.ClientAsync()).GetStringAsync($"/items/{window.Key}?place=410105"));
        page.ShouldContain("这件事要到窗口办");
        page.ShouldContain("金水区市场监督管理局");
        page.ShouldNotContain("开始办理");
    }

    [Fact]
    public async Task Guide_WithAnswers_NarrowsTheMaterials()
    {
        var visitor = await host.ClientAsync();
        var open = await GuideAsync(visitor, "");
        var decided = await GuideAsync(visitor, "&kind=renew&business=sale");
        Names(open, "materials").ShouldContain("食品安全管理制度目录和文本");
        open.GetProperty("isDecided").GetBoolean().ShouldBeFalse();
        Names(decided, "materials").ShouldNotContain("食品安全管理制度目录和文本");
        decided.GetProperty("isDecided").GetBoolean().ShouldBeTrue();
        decided.GetProperty("materials").EnumerateArray().ShouldAllBe(m => m.GetProperty("need").GetString() == "Sure");
        Names(decided, "shared").ShouldContain("营业执照");
    }

    [Fact]
    public async Task Guide_AnswerToAQuestionNotAsked_DoesNotCount()
    {
        var visitor = await host.ClientAsync();
        var guide = await GuideAsync(visitor, "&kind=new&business=sale&online=yes");
        guide.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("id").GetString()).ShouldBe(["kind", "business"]);
        guide.GetProperty("answers").EnumerateObject().Select(a => a.Name).ShouldBe(["kind", "business"]);
    }

    [Fact]
    public void Materials_ForAnyAnswers_AreNeverFewerThanTheDecidedSituationNeeds()
    {
        var items = host.Services.GetRequiredService<IItems>();
        foreach (var item in items.All.Where(i => i.Elements.Situations.Count > 0))
        {
            var needs = new MaterialNeeds(items, item.Elements);
            var open = needs.For(new Dictionary<string, string>()).Select(n => n.Material.Id).ToHashSet();
            var sure = needs.For(new Dictionary<string, string>()).Where(n => n.Need == Need.Sure).Select(n => n.Material.Id).ToList();
            foreach (var answers in Situations(items, item.Elements, new Dictionary<string, string>()))
            {
                var called = items.MaterialsFor(item.Elements, answers).Select(m => m.Id).ToList();
                called.ShouldBeSubsetOf(open, item.Key);
                sure.ShouldBeSubsetOf(called, item.Key);
                needs.For(answers).Select(n => n.Material.Id).ShouldBe(called, item.Key);
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Situations(IItems items, ItemElements elements, Dictionary<string, string> answers)
    {
        if (items.SituationsFor(elements, answers).FirstOrDefault(s => !answers.ContainsKey(s.Id)) is not { } open) return [answers];
        return open.Options.SelectMany(o => Situations(items, elements, new Dictionary<string, string>(answers) { [open.Id] = o.Value }));
    }

    private static async Task<JsonElement> GuideAsync(HttpClient visitor, string answers) =>
        await visitor.GetFromJsonAsync<JsonElement>("/api/portal/items/food-business-licence?place=410105" + answers);

    private static IEnumerable<string?> Names(JsonElement guide, string list) => guide.GetProperty(list).EnumerateArray().Select(m => m.GetProperty("material").GetProperty("name").GetString());

    [Theory]
    [MemberData(nameof(ApplyTests.Complete), MemberType = typeof(ApplyTests))]
    public async Task Sample_OfEveryForm_IsFilledInByItsOwnRulesAndMarked(string key)
    {
        using var browser = await Browser.OpenAsync(host);
        (await browser.GetAsync($"/items/{key}?place=410105")).Links.ShouldContain(l => l.StartsWith($"/items/{key}/sample?", StringComparison.Ordinal));
        var sample = await browser.GetAsync($"/items/{key}/sample?place=410105");
        sample.Status.ShouldBe(HttpStatusCode.OK, key);
        sample.Text.ShouldContain("样例");
        sample.Text.ShouldContain("都是虚构的");
    }
}
