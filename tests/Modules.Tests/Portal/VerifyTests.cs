using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Ratings;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Anybody checks a document, without an account.</summary>
public sealed class VerifyTests(HeluoHost host)
{
    [Fact]
    public async Task Verify_ByTheCodePrinted_ShowsWhatWasIssuedAndMasksWho()
    {
        var (_, document) = await IssueAsync();
        var code = document.GetProperty("verifyCode").GetString()!;
        var visitor = await host.ClientAsync();
        using var typed = await visitor.GetAsync("/verify?code=" + Uri.EscapeDataString($" {code[..4].ToLowerInvariant()}-{code[4..]} "));
        typed.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        typed.Headers.Location!.ToString().ShouldBe("/verify/" + code);
        var page = WebUtility.HtmlDecode(await visitor.GetStringAsync("/verify/" + code));
        page.ShouldContain("这份文件是真的");
        page.ShouldContain(document.GetProperty("number").GetString()!);
        page.ShouldNotContain("李晓梅");
    }

    [Fact]
    public async Task Verify_ACopy_TellsWhetherItWasChanged()
    {
        var (matter, document) = await IssueAsync();
        var code = document.GetProperty("verifyCode").GetString()!;
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var original = await citizen.GetByteArrayAsync($"/api/cases/{matter}/documents/{document.GetProperty("id").GetString()}");
        (await CompareAsync(code, original)).ShouldContain("没有改动");
        original[original.Length / 2] ^= 1;
        (await CompareAsync(code, original)).ShouldContain("和原件不一样");
    }

    [Fact]
    public async Task Verify_WithoutAFile_AsksForOne()
    {
        var (_, document) = await IssueAsync();
        using var response = await (await (await host.ClientAsync()).OnPageAsync("/verify")).PostAsync("/verify/" + document.GetProperty("verifyCode").GetString(), new MultipartFormDataContent { { new StringContent(""), "x" } });
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("请选择要核对的文件");
    }

    [Theory]
    [InlineData("ABCD", HttpStatusCode.UnprocessableEntity, "您填了 4 位")]
    [InlineData("AAAAAAAAAAAAAAAA", HttpStatusCode.NotFound, "没有这份文件")]
    public async Task Verify_AWrongCode_SaysWhatToDo(string code, HttpStatusCode status, string words)
    {
        using var response = await (await host.ClientAsync()).GetAsync("/verify/" + code);
        response.StatusCode.ShouldBe(status);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    private async Task<string> CompareAsync(string code, byte[] copy)
    {
        using var response = await (await (await host.ClientAsync()).OnPageAsync("/verify")).PostAsync("/verify/" + code, new MultipartFormDataContent { { new ByteArrayContent(copy), "copy", "副本.pdf" } });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private async Task<(long Matter, JsonElement Document)> IssueAsync()
    {
        var matter = await EndedMatters.SubmitAsync(host);
        var view = await (await host.ClientAsync(HeluoHost.Citizen)).GetFromJsonAsync<JsonElement>($"/api/cases/{matter}");
        return (matter, view.GetProperty("documents")[0]);
    }
}
