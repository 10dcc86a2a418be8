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
    [InlineData("market-window", "/work/matters/1", 404, "不归您的单位和岗位办")]
    [InlineData("jinshui-head", "/work/ratings/1", 404, "不归您的单位处理")]
    [InlineData(HeluoHost.Citizen, "/my/matters/1", 404, "换成申请时用的账号登录")]
    [InlineData(HeluoHost.Citizen, "/apply/1/check", 404, "看我的办件")]
    [InlineData(HeluoHost.Citizen, "/my/matters/1/rate", 404, "看我的办件")]
    [InlineData("jinshui-window", "/my/matters/1", 403, "您登录的是工作账号")]
    [InlineData("jinshui-window", "/my", 403, "回工作台")]
    [InlineData(HeluoHost.Citizen, "/no-such-page", 404, "李晓梅")]
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
