using Heluo.Kernel.Storage;

namespace Heluo.Host;

/// <summary>What the console says when the platform is up.</summary>
internal static class Welcome
{
    private const string DemoAccounts =
        """

          演示账号（口令都是 Heluo@2026）
            个人       41010519881123002X 李晓梅    410323195203150026 王桂兰
            企业       91410100MA9ABCDE2N 郑州黄河小馆餐饮有限公司
            金水区大厅 jinshui-window 收件受理   jinshui-review 审查   jinshui-decide 决定   jinshui-deliver 出件   jinshui-head 负责人   jinshui-watch 监察   jinshui-government 政府负责人
            郑州市大厅 zhengzhou-window  zhengzhou-review  zhengzhou-decide  zhengzhou-deliver  zhengzhou-head
            金水区市场监管局 market-window  market-review  market-decide  market-head
            省级       henan-editor 事项编制   henan-publisher 事项审核   henan-system  henan-security  henan-audit
        """;

    private const string FirstAccounts =
        """

          没有演示账号。第一批管理员还没有账号的，用 ./heluo admin add 开通；其他人的账号由安全管理员在工作台里开通。
        """;

    public static string Text(ICollection<string> addresses, StoreOptions store, bool demo) =>
        $"""

        河洛 Heluo 已启动（{(store.Kind == StoreKind.Sqlite ? "内置存储 " + store.DataFolder : "PostgreSQL")}）
        {string.Join('\n', addresses.Select(a => $"  政务服务网   {a}/\n  工作台       {a}/work\n  接口文档     {a}/api/openapi.json"))}
        {(demo ? DemoAccounts : FirstAccounts)}
          按 Ctrl+C 停止
        """;
}
