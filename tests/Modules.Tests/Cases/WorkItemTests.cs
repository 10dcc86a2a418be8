using System.Net;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>Work items: claimed, handed on, taken back, signed by several.</summary>
public sealed class WorkItemTests(HeluoHost host)
{
    private const string OtherReview = "jinshui-review";
    private readonly Desk _desk = new(host);

    [Fact]
    public async Task Claim_ByOne_ShutsOutTheOthers()
    {
        var id = await _desk.AfterAsync("Accept");
        var work = await _desk.WorkAsync(id, "审查", Desk.Review);
        (await _desk.WorkActAsync(Desk.Review, $"work/{work}/claim")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.WorkActAsync(OtherReview, $"work/{work}/claim")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _desk.ActAsync(OtherReview, id, "Pass")).Answer.GetProperty("code").GetString().ShouldBe("cases.held-by-other");
        (await _desk.WorkActAsync(Desk.Review, $"work/{work}/release")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.ActAsync(OtherReview, id, "Pass")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Claim_WithoutTheDuty_IsRefusedEvenToTheHead()
    {
        var id = await _desk.AfterAsync("Accept");
        var work = await _desk.WorkAsync(id, "审查", Desk.Head);
        (await _desk.WorkActAsync(Desk.Head, $"work/{work}/claim")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _desk.WorkActAsync(Desk.Window, $"work/{work}/claim")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Delegate_HandedBack_IsThePrincipalsAgain()
    {
        var id = await _desk.AfterAsync("Accept");
        var work = await _desk.WorkAsync(id, "审查", Desk.Review);
        var other = await CandidateAsync(Desk.Review, work);
        (await _desk.WorkActAsync(Desk.Review, $"work/{work}/transfer", new { officialId = other, asDelegate = true })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.ActAsync(Desk.Review, id, "Pass")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _desk.WorkActAsync(OtherReview, $"work/{work}/take-back")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.ActAsync(Desk.Review, id, "Pass")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Transfer_ByTheHeadFromSomebodyWhoHasIt_GoesThrough()
    {
        var id = await _desk.AfterAsync("Accept");
        var work = await _desk.WorkAsync(id, "审查", Desk.Review);
        await _desk.WorkActAsync(Desk.Review, $"work/{work}/claim");
        var other = await CandidateAsync(Desk.Head, work);
        (await _desk.WorkActAsync(Desk.Head, $"work/{work}/transfer", new { officialId = other })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.ActAsync(OtherReview, id, "Pass")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Transfer_ToSomebodyWithoutTheDuty_IsRefused()
    {
        var id = await _desk.AfterAsync("Accept");
        var work = await _desk.WorkAsync(id, "审查", Desk.Review);
        var (status, _) = await _desk.WorkActAsync(Desk.Review, $"work/{work}/transfer", new { officialId = "12345" });
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Recall_BeforeTheNextClaims_GivesTheStepBack()
    {
        var id = await _desk.AfterAsync("Accept", "Pass");
        (await _desk.WorkActAsync(Desk.Decide, $"{id}/recall")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _desk.WorkActAsync(Desk.Review, $"{id}/recall")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.ActAsync(Desk.Decide, id, "Approve")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await _desk.DoneAsync(id, "Pass")).GetProperty("status").GetString().ShouldBe("Accepted");
    }

    [Fact]
    public async Task Recall_AfterTheNextClaimed_IsRefused()
    {
        var id = await _desk.AfterAsync("Accept", "Pass");
        var work = await _desk.WorkAsync(id, "决定", Desk.Decide);
        await _desk.WorkActAsync(Desk.Decide, $"work/{work}/claim");
        (await _desk.WorkActAsync(Desk.Review, $"{id}/recall")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task AddSigner_Before_MakesTheHandlerWaitUntilSigned()
    {
        var id = await _desk.AfterAsync("Accept", "Pass");
        var work = await _desk.WorkAsync(id, "决定", Desk.Decide);
        var other = await CandidateAsync(Desk.Decide, work);
        (await _desk.WorkActAsync(Desk.Decide, $"work/{work}/signers", new { officialId = other, order = "Before" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.ActAsync(Desk.Decide, id, "Approve")).Answer.GetProperty("code").GetString().ShouldBe("cases.work-waits");
        (await _desk.ActAsync("jinshui-decide", id, "Pass")).Status.ShouldBe(HttpStatusCode.OK);
        (await _desk.DoneAsync(id, "Approve")).GetProperty("status").GetString().ShouldBe("Approved");
    }

    [Fact]
    public async Task AddSigner_Beside_MustSignBeforeTheDecision()
    {
        var id = await _desk.AfterAsync("Accept", "Pass");
        var work = await _desk.WorkAsync(id, "决定", Desk.Decide);
        await _desk.WorkActAsync(Desk.Decide, $"work/{work}/claim");
        var other = await CandidateAsync(Desk.Decide, work);
        await _desk.WorkActAsync(Desk.Decide, $"work/{work}/signers", new { officialId = other, order = "Beside" });
        (await _desk.ActAsync(Desk.Decide, id, "Approve")).Answer.GetProperty("code").GetString().ShouldBe("cases.co-signers-open");
        var added = (await _desk.MatterAsync(id, Desk.Decide)).GetProperty("work").EnumerateArray().Single(w => w.GetProperty("coSigns").GetBoolean()).GetProperty("id").GetString();
        using var removed = await (await host.ClientAsync(Desk.Decide)).DeleteAsync($"/api/cases/work/{added}/signer");
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.DoneAsync(id, "Approve")).GetProperty("status").GetString().ShouldBe("Approved");
    }

    [Fact]
    public async Task AddSigner_After_SignsOnceTheHandlerHasPassed()
    {
        var id = await _desk.AfterAsync("Accept");
        var work = await _desk.WorkAsync(id, "审查", Desk.Review);
        await _desk.WorkActAsync(Desk.Review, $"work/{work}/claim");
        var other = await CandidateAsync(Desk.Review, work);
        (await _desk.WorkActAsync(Desk.Review, $"work/{work}/signers", new { officialId = other, order = "After" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.MatterAsync(id, Desk.Review)).GetProperty("work").EnumerateArray().Single(w => w.GetProperty("coSigns").GetBoolean()).GetProperty("waiting").GetBoolean().ShouldBeTrue();
        (await _desk.ActAsync("jinshui-review", id, "Pass")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _desk.ActAsync(Desk.Review, id, "Pass")).Status.ShouldBe(HttpStatusCode.OK);
        (await _desk.MatterAsync(id, Desk.Review)).GetProperty("row").GetProperty("stage").GetString().ShouldBe("审查");
        (await _desk.ActAsync("jinshui-review", id, "Pass")).Status.ShouldBe(HttpStatusCode.OK);
        (await _desk.MatterAsync(id, Desk.Review)).GetProperty("row").GetProperty("stage").GetString().ShouldBe("决定");
    }

    [Fact]
    public async Task AddSigner_AfterADecision_IsRefused()
    {
        var id = await _desk.AfterAsync("Accept", "Pass");
        var work = await _desk.WorkAsync(id, "决定", Desk.Decide);
        var other = await CandidateAsync(Desk.Decide, work);
        (await _desk.WorkActAsync(Desk.Decide, $"work/{work}/signers", new { officialId = other, order = "After" })).Answer.GetProperty("code").GetString().ShouldBe("cases.no-signer-after");
    }

    [Fact]
    public async Task Inbox_OfADuty_HoldsOnlyWhatTheDutyCanDo()
    {
        var id = await _desk.AfterAsync("Accept");
        (await InboxAsync(Desk.Review)).ShouldContain(id);
        (await InboxAsync(OtherReview)).ShouldContain(id);
        (await InboxAsync(Desk.Window)).ShouldNotContain(id);
        (await InboxAsync("zhengzhou-review")).ShouldContain(id, "the city's hall reaches the counties of the city");
        (await InboxAsync("jinshui-window")).ShouldNotContain(id);
    }

    private async Task<List<string>> InboxAsync(string login)
    {
        var client = await host.ClientAsync(login);
        List<string> found = [];
        for (var after = ""; ;)
        {
            using var response = await client.GetAsync($"/api/cases/work?limit=100&after={after}");
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            found.AddRange(page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("matter").GetProperty("id").GetString()!));
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null) return found;
            after = page.GetProperty("next").GetString()!;
        }
    }

    /// <summary>The colleague of the hall who may get the work item.</summary>
    private async Task<string> CandidateAsync(string login, string work)
    {
        var client = await host.ClientAsync(login);
        using var response = await client.GetAsync($"/api/cases/work/{work}/candidates");
        var people = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.EnumerateArray().ToList();
        return people.First(p => p.GetProperty("name").GetString() is "周博文" or "孙立新").GetProperty("id").GetString()!;
    }
}
