using System.IO.Compression;
using System.Net;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;
using Heluo.Host.Commands;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Cases;
using Heluo.Modules.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Documents as OFD with the body's seal, and what anybody learns by bringing one to the portal.</summary>
public sealed class SealedFileTests(HeluoHost host)
{
    private readonly Desk _desk = new(host);

    [Fact]
    public async Task Decision_AsOfd_IsTheSameForEverybodyWhoAsksAtOnce()
    {
        var (matter, document) = await DecisionAsync();
        var enterprise = await host.ClientAsync(HeluoHost.Enterprise);
        var official = await host.ClientAsync(Desk.Decide);
        var files = await Task.WhenAll(
        [
            .. Enumerable.Range(0, 6).Select(_ => enterprise.GetByteArrayAsync($"/api/cases/{matter}/documents/{document}?format=ofd")),
            enterprise.GetByteArrayAsync($"/my/matters/{matter}/documents/{document}?format=ofd"),
            official.GetByteArrayAsync($"/work/matters/{matter}/documents/{document}?format=ofd"),
        ]);
        files.Select(Convert.ToHexString).Distinct().Count().ShouldBe(1);
        OfdFile.Open(files[0]).Documents[0].Text().ShouldContain("决定准予办理");
    }

    [Fact]
    public async Task Verify_ASealedDecision_ShowsEveryStepAndWhoseItIs()
    {
        var (matter, document) = await DecisionAsync();
        var page = await VerifyAsync(await OpenAsync(matter, document));
        page.ShouldContain("印章是真的，文件没有改动");
        page.ShouldContain("和本平台保存的原件一字不差");
        foreach (var words in (string[])["受保护文件未改动", "签章签名", "签章人在印章名单内", "印章有效期", "是本平台信任的根证书", "金水区", "（样例）"]) page.ShouldContain(words);
        page.ShouldNotContain("不通过");
        page.ShouldContain("时间戳");
        page.ShouldNotContain("没有时间戳");
    }

    [Fact]
    public async Task Verify_OneByteOfThePageChanged_IsRefusedWithTheReason()
    {
        var (matter, document) = await DecisionAsync();
        var page = await VerifyAsync(Changed(await OpenAsync(matter, document)));
        page.ShouldContain("没有通过核验");
        page.ShouldContain("Content.xml");
        page.ShouldContain("不通过");
        page.ShouldNotContain("一字不差");
    }

    [Fact]
    public async Task Verify_AnyByteOfTheFileChanged_IsNeverOurs()
    {
        var (matter, document) = await DecisionAsync();
        var file = await OpenAsync(matter, document);
        for (var at = 40; at < file.Length; at += file.Length / 12)
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            (await VerifyAsync(changed)).ShouldNotContain("一字不差", customMessage: $"byte {at}");
        }
    }

    [Fact]
    public async Task Verify_ASealOfAnotherAuthority_SaysThatTheIssuerIsUnknown()
    {
        using var keys = SoftwareKeyStore.InMemory();
        var now = TimeProvider.System.GetUtcNow();
        var other = DemonstrationAuthority.Create(keys, "外省某局", now.AddDays(-1));
        var plain = OfdWriter.ToBytes(new LaidOutDocument { Pages = [new LaidOutPage(210, 297, [new Shape(PathData.Rectangle(20, 20, 50, 20)) { Stroke = Color.Black }])] });
        var page = await VerifyAsync(OfdSigner.Sign(plain, new OfdSigningRequest { Certificate = other.Signer, Key = other.SignerKey, SignedAt = now }));
        page.ShouldContain("不认识签发印章的机构");
        page.ShouldContain("不是本平台信任的根证书");
    }

    [Fact]
    public async Task Verify_NoOfd_SaysWhatToDo()
    {
        (await VerifyAsync([1, 2, 3])).ShouldContain("打不开");
        (await VerifyAsync(Desk.Pdf, HttpStatusCode.UnprocessableEntity)).ShouldContain("请先输入文件上的核验码");
        (await VerifyAsync([], HttpStatusCode.UnprocessableEntity)).ShouldContain("请选择要核验的 OFD 文件");
    }

    [Fact]
    public async Task CommandLine_WithTheRootsOfThePortal_AcceptsTheFile_RefusesAChangedCopy()
    {
        var (matter, document) = await DecisionAsync();
        var file = await OpenAsync(matter, document);
        var folder = System.IO.Directory.CreateTempSubdirectory("heluo-").FullName;
        var trust = System.IO.Directory.CreateDirectory(Path.Combine(folder, "trust")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "decision.ofd"), file);
        await File.WriteAllBytesAsync(Path.Combine(folder, "changed.ofd"), Changed(file));
        await File.WriteAllTextAsync(Path.Combine(trust, "roots.pem"), await (await host.ClientAsync()).GetStringAsync("/verify/roots.pem"));
        var verb = new OfdCommand();
        (await verb.RunAsync(["verify", Path.Combine(folder, "decision.ofd"), "--trust", trust])).ShouldBe(0);
        (await verb.RunAsync(["verify", Path.Combine(folder, "changed.ofd"), "--trust", trust])).ShouldBe(1);
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task CodeLookup_AfterTheFirstDownload_SaysThatASealedFileExists_AndComparesIt()
    {
        var (matter, document, code) = await DecisionWithCodeAsync();
        var visitor = await host.ClientAsync();
        WebUtility.HtmlDecode(await visitor.GetStringAsync("/verify/" + code)).ShouldContain("还没有下载过");
        var file = await OpenAsync(matter, document);
        WebUtility.HtmlDecode(await visitor.GetStringAsync("/verify/" + code)).ShouldContain("盖章");
        using var compared = await (await visitor.OnPageAsync("/verify")).PostAsync("/verify/" + code, new MultipartFormDataContent { { new ByteArrayContent(file), "copy", "决定书.ofd" } });
        WebUtility.HtmlDecode(await compared.Content.ReadAsStringAsync()).ShouldContain("没有改动");
    }

    [Fact]
    public async Task Keys_AreSealedAndForTheirOwnerAlone()
    {
        await DecisionOpenedAsync();
        var folder = Path.Combine(host.Services.GetRequiredService<IOptions<StoreOptions>>().Value.DataFolder, "keys", "seals");
        var keys = System.IO.Directory.GetFiles(Path.Combine(folder, "keys"));
        keys.Length.ShouldBeGreaterThan(5);
        if (!OperatingSystem.IsWindows())
            foreach (var key in keys) File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, key);
        System.IO.Directory.GetDirectories(Path.GetDirectoryName(folder)!).ShouldBe([folder]);
    }

    [Fact]
    public async Task SealServiceOutOfReach_PageSaysSo_PdfStillWorks()
    {
        await using var broken = await HeluoHost.StartAsync(settings: "--Cases:Seals=fails");
        var id = await new Desk(broken).SubmittedAsync();
        var client = await broken.ClientAsync(HeluoHost.Enterprise);
        var receipt = (await new Desk(broken).MatterAsync(id)).GetProperty("documents")[0].GetProperty("id").GetString();
        (await client.GetAsync($"/api/cases/{id}/documents/{receipt}?format=ofd")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var redirect = await client.GetAsync($"/my/matters/{id}/documents/{receipt}?format=ofd");
        redirect.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        WebUtility.HtmlDecode(await client.GetStringAsync(redirect.Headers.Location)).ShouldContain("请先下载 PDF");
        (await client.GetByteArrayAsync($"/my/matters/{id}/documents/{receipt}")).AsSpan().StartsWith("%PDF"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task Pages_OfferBothFormats_OnlyWhereThereIsASeal()
    {
        var id = await _desk.AfterAsync("Accept", "Pass", "Approve", "Deliver");
        var delivery = (await _desk.MatterAsync(id)).GetProperty("documents").EnumerateArray().Single(d => d.GetProperty("kind").GetString() == "delivery-receipt").GetProperty("id").GetString();
        var client = await host.ClientAsync(HeluoHost.Enterprise);
        var own = WebUtility.HtmlDecode(await client.GetStringAsync($"/my/matters/{id}"));
        own.Split("?format=ofd").Length.ShouldBe(4);
        own.ShouldContain("下载 OFD（带电子印章）");
        var desk = WebUtility.HtmlDecode(await (await host.ClientAsync(Desk.Decide)).GetStringAsync($"/work/matters/{id}?tab=documents"));
        desk.Split("?format=ofd").Length.ShouldBe(4);
        (await client.GetAsync($"/api/cases/{id}/documents/{delivery}?format=ofd")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/api/cases/{id}/documents/{delivery}?format=doc")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await (await host.ClientAsync(HeluoHost.Citizen)).GetAsync($"/api/cases/{id}/documents/{delivery}?format=ofd")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static byte[] Changed(byte[] file)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.Entries.First(e => e.FullName.EndsWith("Pages/Page_0/Content.xml", StringComparison.Ordinal)).Open();
            stream.Seek(-1, SeekOrigin.End);
            stream.WriteByte((byte)' ');
        }

        return memory.ToArray();
    }

    private async Task<string> VerifyAsync(byte[] file, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await (await (await host.ClientAsync()).OnPageAsync("/verify")).PostAsync("/verify", new MultipartFormDataContent { { new ByteArrayContent(file), "sealed", "决定书.ofd" } });
        response.StatusCode.ShouldBe(expected);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private async Task<byte[]> OpenAsync(string matter, string document) =>
        await (await host.ClientAsync(HeluoHost.Enterprise)).GetByteArrayAsync($"/api/cases/{matter}/documents/{document}?format=ofd");

    private async Task DecisionOpenedAsync()
    {
        var (matter, document) = await DecisionAsync();
        await OpenAsync(matter, document);
    }

    private async Task<(string Matter, string Document)> DecisionAsync()
    {
        var (matter, document, _) = await DecisionWithCodeAsync();
        return (matter, document);
    }

    private async Task<(string Matter, string Document, string Code)> DecisionWithCodeAsync()
    {
        var id = await _desk.AfterAsync("Accept", "Pass", "Approve");
        var decision = (await _desk.MatterAsync(id)).GetProperty("documents").EnumerateArray().Single(d => d.GetProperty("kind").GetString() == "approval-decision");
        return (id, decision.GetProperty("id").GetString()!, decision.GetProperty("verifyCode").GetString()!);
    }
}
