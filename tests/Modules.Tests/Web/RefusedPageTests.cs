using System.Net;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Web;

/// <summary>No refusal leaves a browser with an empty page, whoever refuses.</summary>
public sealed class RefusedPageTests(HeluoHost host)
{
    [Theory]
    [InlineData(HeluoHost.Citizen, "/work", 403, "这里是工作人员办公的地方")]
    [InlineData(HeluoHost.Citizen, "/work/items", 403, "这里是工作人员办公的地方")]
    [InlineData("jinshui-window", "/work/packs", 403, "请联系本单位管理员")]
    [InlineData("jinshui-window", "/work/batch", 405, "不能直接打开")]
    [InlineData("jinshui-window", "/no-such-page", 404, "没有找到这个页面")]
    [InlineData("jinshui-window", "/work?text=%00", 400, "没有提交成功")]
    public async Task Open_PageThatIsRefused_SaysWhyOnAPage(string login, string address, int status, string words)
    {
        using var client = await host.ClientAsync(login);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await client.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(status);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task Call_WithTheWrongMethod_IsAProblemThatNamesTheRightOne()
    {
        using var client = await host.ClientAsync();
        using var answer = await client.PutAsync("/api/identity/sign-in", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Content.Headers.Allow.ShouldBe(["POST"]);
    }
}
