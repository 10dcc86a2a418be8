using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Plain words find the service.</summary>
public sealed class SearchTests(HeluoHost host)
{
    [Fact]
    public async Task Search_PlainQuestions_FindTheItemInTheFirstThree()
    {
        var visitor = await host.ClientAsync();
        List<string> missed = [];
        foreach (var (question, wanted) in PlainQuestions.All)
        {
            var first = await FirstAsync(visitor, question, 3);
            if (!first.Any(i => wanted.Any(w => i.Key.StartsWith(w, StringComparison.Ordinal) || i.Name.Contains(w, StringComparison.Ordinal))))
                missed.Add($"{question} → {string.Join('|', wanted)}: {string.Join(" / ", first.Select(i => i.Name))}");
        }

        PlainQuestions.All.Length.ShouldBeGreaterThanOrEqualTo(300);
        ((double)missed.Count / PlainQuestions.All.Length).ShouldBeLessThanOrEqualTo(0.05, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("jzz", "residence-permit")]
    [InlineData("身份正", "resident-identity-card")]
    [InlineData("shenfenzheng", "resident-identity-card")]
    [InlineData("居民身份证申领、换领、补领", "resident-identity-card")]
    public async Task Search_PinyinAndMistypedWords_AreUnderstood(string typed, string wanted) =>
        (await FirstAsync(await host.ClientAsync(), typed, 3)).ShouldContain(i => i.Key == wanted);

    [Fact]
    public async Task Search_WithFilters_ReturnsOnlyWhatFits()
    {
        var visitor = await host.ClientAsync();
        var all = await visitor.GetFromJsonAsync<JsonElement>("/api/portal/search?q=许可");
        var online = await visitor.GetFromJsonAsync<JsonElement>("/api/portal/search?q=许可&online=1");
        online.GetProperty("total").GetInt32().ShouldBeInRange(1, all.GetProperty("total").GetInt32() - 1);
        online.GetProperty("items").EnumerateArray().ShouldAllBe(i => i.GetProperty("online").GetBoolean());
        var page = await visitor.GetStringAsync("/search?q=许可&body=market-regulation&for=enterprise");
        page.ShouldContain("市场监管");
    }

    [Fact]
    public async Task Search_SecondPage_GoesOnWhereTheFirstEnded()
    {
        var visitor = await host.ClientAsync();
        var first = await FirstAsync(visitor, "登记", 10);
        var second = await ItemsAsync(visitor, "登记", "&page=2");
        first.Count.ShouldBe(10);
        second.Select(i => i.Key).ShouldNotContain(key => first.Any(i => i.Key == key));
    }

    [Theory]
    [InlineData("居住正怎么办", "居住证怎么办")]
    [InlineData("身份证丢了怎么办", null)]
    [InlineData("我想开个饭店", null)]
    public async Task Search_MistypedWord_IsSaidToBeReadDifferently(string typed, string? read)
    {
        var found = await (await host.ClientAsync()).GetFromJsonAsync<JsonElement>("/api/portal/search?q=" + Uri.EscapeDataString(typed));
        found.GetProperty("corrected").GetString().ShouldBe(read);
    }

    [Fact]
    public async Task Search_PageBeyondTheLast_IsTheLast()
    {
        var found = await (await host.ClientAsync()).GetFromJsonAsync<JsonElement>("/api/portal/search?page=90&q=" + Uri.EscapeDataString("居住证"));
        found.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Search_OfNothingKnown_OffersHelp()
    {
        var page = await (await host.ClientAsync()).GetStringAsync("/search?q=" + Uri.EscapeDataString("鳗鲡鬣蜥"));
        page.ShouldContain("没有找到相关的事项");
        page.ShouldContain("tel:12345");
    }

    [Fact]
    public async Task Search_AQuestion_IsAnsweredAboveTheServices()
    {
        var page = await (await host.ClientAsync()).GetStringAsync("/search?q=" + Uri.EscapeDataString("身份证丢了怎么办"));
        page.ShouldContain("补领工本费40元");
        page.IndexOf("补领工本费40元", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("找到", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("居住")]
    [InlineData("jzz")]
    [InlineData("juzhu")]
    public async Task Suggest_BeginningsInAnySpelling_LeadToTheService(string typed)
    {
        var found = await (await host.ClientAsync()).GetFromJsonAsync<JsonElement>("/api/portal/suggest?q=" + Uri.EscapeDataString(typed));
        found.EnumerateArray().ShouldContain(s => s.GetProperty("href").GetString() == "/items/residence-permit");
    }

    private static async Task<IReadOnlyList<(string Key, string Name)>> FirstAsync(HttpClient visitor, string question, int count) => [.. (await ItemsAsync(visitor, question, "")).Take(count)];

    private static async Task<IReadOnlyList<(string Key, string Name)>> ItemsAsync(HttpClient visitor, string question, string more)
    {
        var found = await visitor.GetFromJsonAsync<JsonElement>($"/api/portal/search?q={Uri.EscapeDataString(question)}{more}");
        return [.. found.GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("key").GetString()!, i.GetProperty("name").GetString()!))];
    }
}
