using System.Net;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Portal;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Messages.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Messages;

/// <summary>The box of messages.</summary>
public sealed class MessagePagesTests(HeluoHost host)
{
    [Fact]
    public async Task Message_Opened_IsReadAndOnlyByItsHolder()
    {
        var title = await SendAsync("河小事");
        using var browser = await Browser.OpenAsync(host, HeluoHost.OtherCitizen);
        var box = await browser.GetAsync("/my/messages");
        box.Text.ShouldContain(title);
        var link = System.Text.RegularExpressions.Regex.Match(box.Html, $"href=\"(/my/messages/\\d+)\">{title}").Groups[1].Value;
        (await browser.GetAsync(link)).Text.ShouldContain("正文");
        (await browser.GetAsync("/my/messages")).Html.ShouldContain("已读");
        using var other = await Browser.OpenAsync(host, HeluoHost.Citizen);
        (await other.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Messages_MarkedAllRead_HaveNoneUnread()
    {
        await SendAsync("洛小事");
        using var browser = await Browser.OpenAsync(host, HeluoHost.OtherCitizen);
        var box = await browser.GetAsync("/my/messages");
        var after = await browser.SendAsync(box.Form("/messages/read"));
        after.Html.ShouldNotContain("tag info");
    }

    [Fact]
    public async Task Preference_Changed_IsKept()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.OtherCitizen);
        var page = await browser.GetAsync("/my/preferences");
        var saved = await browser.SendAsync(page.Form("/preferences"), ("text", "false"));
        saved.Text.ShouldContain("已保存");
        saved.Form("/preferences").Values.ShouldContain(("text", "false"));
        await browser.SendAsync(saved.Form("/preferences"), ("text", "true"));
    }

    private async Task<string> SendAsync(string word)
    {
        var title = word + Guid.NewGuid().ToString("N")[..6];
        using var client = await host.ClientAsync();
        var accounts = host.Services.GetRequiredService<IAccounts>();
        var holder = (await accounts.FindOrRegisterAtWindowAsync(Actor.Platform, ApplicantKind.Person, "王桂兰", HeluoHost.OtherCitizen, "13800000002", CancellationToken.None)).Value;
        var sent = await host.Services.GetRequiredService<Writes>().RunAsync<Done>(new Act(Actor.Platform, "test.send", "holder"), unit =>
        {
            host.Services.GetRequiredService<IMessages>().Send(unit, new Notice { HolderId = holder.Id, Title = title, Text = "正文" });
            return Task.FromResult<Result<Done>>(Done.Value);
        });
        sent.Ok.ShouldBeTrue();
        return title;
    }
}
