using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Messages.Data;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Ratings;

/// <summary>A bad review from the stars to the call-back, and every way round.</summary>
public sealed partial class BadReviewTests(HeluoHost host)
{
    private const string Handler = "jinshui-head";
    private const string Watcher = "jinshui-watch";

    [Fact]
    public async Task BadReview_Named_IsContactedRectifiedAnsweredAndCalledBack()
    {
        var (matter, review) = await OpenAsync(named: true);
        var handler = await host.ClientAsync(Handler);
        var watcher = await host.ClientAsync(Watcher);
        (await TextAsync(handler, "/work/ratings")).ShouldContain("待联系");
        (await TextAsync(handler, $"/work/ratings/{review}")).ShouldContain("电话 13800000001");
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        (await TextAsync(citizen, $"/my/matters/{matter}")).ShouldContain("差评待联系", customMessage: "the matter says where the handling stands");
        (await TextAsync(citizen, $"/my/matters/{matter}/rate")).ShouldContain("等办理单位联系您");

        await FormAsync(handler, $"/work/ratings/{review}/contact", ("way", "phone"), ("text", "电话说明情况并致歉"), ("pace", "simple"));
        (await TextAsync(handler, $"/work/ratings/{review}")).ShouldContain("立即整改");
        await FormAsync(handler, $"/work/ratings/{review}/answer", ("finding", "true"), ("measures", "增开一个制证窗口"), ("reply", "已增开窗口，今后按承诺时间办结"));
        await FormAsync(watcher, $"/work/ratings-watch/{review}/call-back", ("satisfied", "yes"), ("text", "对整改满意"));

        (await TextAsync(handler, "/work/ratings?box=done")).ShouldContain("已办结");
        var mine = await TextAsync(citizen, $"/my/matters/{matter}/rate");
        mine.ShouldContain("已增开窗口");
        mine.ShouldContain("回访满意");
        mine.ShouldNotContain("评价人", customMessage: "the rater is spoken to");
        (await TextAsync(citizen, "/my?box=ended")).ShouldContain("我的评价");
        (await TextAsync(citizen, "/my/messages")).ShouldContain("您的评价处理完了");
        mine.ShouldContain("监督单位", customMessage: "the handling body does not call back about itself");
        mine.ShouldNotContain("增开一个制证窗口");
        (await FindAsync(review)).WasLate.ShouldBeFalse();

        await EndedMatters.PostAsync(citizen, $"/api/ratings/{matter}/follow-up", new { stars = 1, text = "又慢了" });
        var again = await TextAsync(citizen, $"/my/matters/{matter}/rate");
        again.ShouldContain("等办理单位联系您");
        again.ShouldContain("已增开窗口", customMessage: "the answer to the first bad review stays");
    }

    [Fact]
    public async Task Act_Done_SaysWhatHappenedAndWhatComesNextByWhomAndUntilWhen()
    {
        var (_, review) = await OpenAsync(named: true);
        var (handler, watcher) = (await host.ClientAsync(Handler), await host.ClientAsync(Watcher));
        var body = (await FindAsync(review)).BodyName;
        async Task<string> AfterAsync(HttpClient client, string page, params (string Name, string Value)[] fields)
        {
            using var response = await PostFormAsync(client, page, fields);
            return await TextAsync(client, response.Headers.Location!.ToString());
        }

        var contacted = await AfterAsync(handler, $"/work/ratings/{review}/contact", ("way", "phone"), ("text", "电话说明情况"), ("pace", "complex"), ("why", "要和制证中心协调"));
        contacted.ShouldContain("已记录联系情况，开始核实整改");
        contacted.ShouldContain($"接下来由{body}整改并答复评价人，最迟 20");
        var answered = await AfterAsync(handler, $"/work/ratings/{review}/answer", ("finding", "true"), ("measures", "增开窗口"), ("reply", "已增开窗口"));
        answered.ShouldContain("已答复评价人");
        answered.ShouldContain("接下来由监督单位回访评价人，最迟 20");
        (await TextAsync(handler, $"/work/ratings/{review}")).ShouldContain("接下来由监督单位回访评价人", customMessage: "who waits sees for whom");
        (await AfterAsync(watcher, $"/work/ratings-watch/{review}/call-back", ("satisfied", "no"), ("text", "还是慢"))).ShouldContain("评价人不满意，退回再次整改");
        await ToldAsync(review, "/work/ratings-watch", "差评已答复，请回访");
        await ToldAsync(review, "/work/ratings", "回访不满意，请再次整改");
        await AfterAsync(handler, $"/work/ratings/{review}/answer", ("finding", "true"), ("measures", "再增开窗口"), ("reply", "又增开窗口"));
        (await AfterAsync(watcher, $"/work/ratings-watch/{review}/call-back", ("satisfied", "yes"), ("text", "满意了"))).ShouldContain("已记录回访，工单办结");
    }

    [Fact]
    public async Task Act_RefusedForNoField_SaysWhyOnThePage()
    {
        var (_, review) = await OpenAsync(named: true);
        var handler = await host.ClientAsync(Handler);
        using var answer = await PostFormAsync(handler, $"/work/ratings/{review}/answer", ("finding", "true"), ("measures", "改"), ("reply", "改"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("这一步没有办成");
        page.ShouldContain("工单现在是“待联系”，不能作“答复”");
        page.ShouldContain("您刚才写的内容", customMessage: "nothing typed is lost");
    }

    [Fact]
    public async Task Act_WithSeveralThingsMissing_SaysAllAtOnce()
    {
        var (_, review) = await OpenAsync(named: true);
        using var answer = await PostFormAsync(await host.ClientAsync(Handler), $"/work/ratings/{review}/contact", ("pace", "complex"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("有 3 处需要改一下");
        foreach (var words in new[] { "请选择联系方式", "请写清楚联系情况", "请写清楚需要限期整改的理由" }) page.ShouldContain(words);
    }

    [Fact]
    public async Task BadReview_WhenItComes_IsTellingTheOfficialsWithTheDuty()
    {
        var (_, review) = await OpenAsync(named: false);
        await using var messages = host.Services.GetRequiredService<ModuleDbFactory<MessagesDb>>().OpenForReading();
        await using var directory = host.Services.GetRequiredService<ModuleDbFactory<DirectoryDb>>().OpenForReading();
        var told = await messages.Messages.Where(m => m.Link == $"/work/ratings/{review}").Select(m => m.OfficialId).ToListAsync();
        told.ShouldContain((await directory.Officials.SingleAsync(o => o.Name == "郭永刚")).Id);
        told.ShouldBeUnique();
    }

    [Fact]
    public async Task Contact_OfAnAnonymousRater_GoesByMessageOnly()
    {
        var (_, review) = await OpenAsync(named: false);
        var handler = await host.ClientAsync(Handler);
        var page = await TextAsync(handler, $"/work/ratings/{review}");
        page.ShouldContain("匿名评价人");
        page.ShouldNotContain("13800000001");
        page.ShouldNotContain("李晓梅");
        using var phone = await PostFormAsync(handler, $"/work/ratings/{review}/contact", ("way", "phone"), ("text", "打过电话"));
        phone.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await phone.Content.ReadAsStringAsync()).ShouldContain("只能通过平台消息联系");
        await FormAsync(handler, $"/work/ratings/{review}/contact", ("way", "message"), ("text", "请问是哪个环节慢了"), ("pace", "simple"));
    }

    [Fact]
    public async Task Appeal_Upheld_TakesTheRatingOutOfTheFigures()
    {
        var (_, review) = await OpenAsync(named: true);
        var handler = await host.ClientAsync(Handler);
        await ContactAsync(handler, review);
        await EndedMatters.PostAsync(handler, $"/api/ratings/reviews/{review}/appeal", new { ground = "mistaken", text = "评价的是另一个单位的事" });
        (await FindAsync(review)).Clock.ShouldBe(ReviewClock.Appeal);
        await EndedMatters.PostAsync(await host.ClientAsync(Watcher), $"/api/ratings/reviews/{review}/ruling", new { decision = "uphold", text = "核实属于误评" });
        var after = await FindAsync(review);
        after.State.ShouldBe(ReviewState.Dismissed);
        await ReadAsync(async db => (await db.Ratings.SingleAsync(r => r.Id == after.RatingId)).IsCounted.ShouldBeFalse());
    }

    [Fact]
    public async Task Appeal_Rejected_GoesOnWithWhatWasLeftAndComesNoSecondTime()
    {
        var (_, review) = await OpenAsync(named: true);
        var handler = await host.ClientAsync(Handler);
        await EndedMatters.PostAsync(handler, $"/api/ratings/reviews/{review}/contact", new { way = "visit", text = "上门了解", complex = true, why = "要和制证中心协调" });
        var before = await FindAsync(review);
        before.Clock.ShouldBe(ReviewClock.Complex);
        await EndedMatters.PostAsync(handler, $"/api/ratings/reviews/{review}/appeal", new { ground = "malicious", text = "同一人多次" });
        await EndedMatters.PostAsync(await host.ClientAsync(Watcher), $"/api/ratings/reviews/{review}/ruling", new { decision = "reject", text = "情况属实" });
        var after = await FindAsync(review);
        (after.State, after.DueOn).ShouldBe((ReviewState.Rectifying, before.DueOn));
        using var twice = await handler.PostAsJsonAsync($"/api/ratings/reviews/{review}/appeal", new { ground = "mistaken", text = "再申诉" });
        (await RateTests.CodeOf(twice, HttpStatusCode.Conflict)).ShouldBe("ratings.appeal-once");
    }

    [Fact]
    public async Task CallBack_NotSatisfied_SendsItBackOnce()
    {
        var (_, review) = await OpenAsync(named: true);
        var (handler, watcher) = (await host.ClientAsync(Handler), await host.ClientAsync(Watcher));
        await ContactAsync(handler, review);
        foreach (var expected in new[] { ReviewState.Rectifying, ReviewState.Closed })
        {
            await EndedMatters.PostAsync(handler, $"/api/ratings/reviews/{review}/answer", new { finding = "partly", measures = "改了", reply = "改了" });
            await EndedMatters.PostAsync(watcher, $"/api/ratings/reviews/{review}/call-back", new { satisfied = "no", text = "还是不满意" });
            (await FindAsync(review)).State.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Act_OutOfTurn_IsRefusedWithTheState()
    {
        var (_, review) = await OpenAsync(named: true);
        var (handler, watcher) = (await host.ClientAsync(Handler), await host.ClientAsync(Watcher));
        using var answer = await handler.PostAsJsonAsync($"/api/ratings/reviews/{review}/answer", new { finding = "true", measures = "改", reply = "改" });
        (await RateTests.CodeOf(answer, HttpStatusCode.Conflict)).ShouldBe("ratings.review-not-now");
        using var callBack = await watcher.PostAsJsonAsync($"/api/ratings/reviews/{review}/call-back", new { satisfied = "yes", text = "好" });
        (await RateTests.CodeOf(callBack, HttpStatusCode.Conflict)).ShouldBe("ratings.review-not-now");
    }

    [Theory]
    [InlineData("market-head", HttpStatusCode.NotFound)]
    [InlineData("zhengzhou-window", HttpStatusCode.Forbidden)]
    [InlineData("jinshui-window", HttpStatusCode.Forbidden)]
    [InlineData(HeluoHost.Citizen, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Review_ForThoseWithoutThePermissionThere_IsClosed(string? login, HttpStatusCode status)
    {
        var (_, review) = await OpenAsync(named: true);
        var client = await host.ClientAsync(login);
        (await client.GetAsync($"/work/ratings/{review}")).StatusCode.ShouldBe(status);
        (await PostFormAsync(client, $"/work/ratings/{review}/contact", ("way", "phone"), ("text", "x"))).StatusCode.ShouldBe(status);
        (await client.PostAsJsonAsync($"/api/ratings/reviews/{review}/contact", new { way = "phone", text = "x" })).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Text_WithAListedWord_WaitsForAPersonBeforeItIsShown()
    {
        var id = await EndedMatters.DeliverAsync(host);
        var marker = $"王八办的 {string.Concat($"{id}".Select(c => (char)('a' + c - '0')))}";
        await EndedMatters.PostAsync(await host.ClientAsync(HeluoHost.Citizen), $"/api/ratings/{id}", new { stars = 3, text = marker });
        var rating = await ReadAsync(db => db.Ratings.SingleAsync(r => r.MatterId == id));
        var visitor = await host.ClientAsync();
        (await TextAsync(visitor, $"/ratings/bodies/{rating.BodyId}")).ShouldNotContain(marker);
        var watcher = await host.ClientAsync(Watcher);
        (await TextAsync(watcher, "/work/ratings-watch/texts")).ShouldContain(marker);
        await FormAsync(watcher, $"/work/ratings-watch/texts/{rating.Id}", ("decision", "publish"));
        (await TextAsync(visitor, $"/ratings/bodies/{rating.BodyId}")).ShouldContain(marker);
    }

    [Fact]
    public async Task Figures_AreForEverybody()
    {
        await OpenAsync(named: true);
        var visitor = await host.ClientAsync();
        foreach (var path in new[] { "/ratings", "/ratings?by=item&place=410105", "/api/ratings/figures?division=4101" })
            (await visitor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
    }

    private async Task<(long Matter, long Review)> OpenAsync(bool named)
    {
        var matter = await EndedMatters.DeliverAsync(host);
        await EndedMatters.PostAsync(await host.ClientAsync(HeluoHost.Citizen), $"/api/ratings/{matter}", new { stars = 2, indicators = new[] { "203" }, text = "等了二十天", named });
        return (matter, await ReadAsync(async db => (await db.BadReviews.SingleAsync(r => r.MatterId == matter)).Id));
    }

    private static Task ContactAsync(HttpClient handler, long review) =>
        EndedMatters.PostAsync(handler, $"/api/ratings/reviews/{review}/contact", new { way = "phone", text = "电话了解情况" });

    private async Task ToldAsync(long review, string folder, string title)
    {
        await using var messages = host.Services.GetRequiredService<ModuleDbFactory<MessagesDb>>().OpenForReading();
        (await messages.Messages.Where(m => m.Link == $"{folder}/{review}" && m.OfficialId != 0).Select(m => m.Title).ToListAsync()).ShouldContain(t => t.StartsWith(title));
    }

    private Task<BadReview> FindAsync(long id) => ReadAsync(db => db.BadReviews.SingleAsync(r => r.Id == id));

    private async Task<T> ReadAsync<T>(Func<RatingsDb, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<RatingsDb>());
    }

    private Task ReadAsync(Func<RatingsDb, Task> read) => ReadAsync(async db =>
    {
        await read(db);
        return true;
    });

    private static async Task<string> TextAsync(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path));

    private static Task<HttpResponseMessage> PostFormAsync(HttpClient client, string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private static async Task FormAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var response = await PostFormAsync(client, path, fields);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, Tags().Replace(await response.Content.ReadAsStringAsync(), ""));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
