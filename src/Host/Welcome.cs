using Heluo.Kernel.Storage;

namespace Heluo.Host;

/// <summary>What the console says when the platform is up.</summary>
internal static class Welcome
{
    public static string Text(ICollection<string> addresses, StoreOptions store) =>
        $"""

        河洛 Heluo 已启动（{(store.Kind == StoreKind.Sqlite ? "内置存储 " + store.DataFolder : "PostgreSQL")}）
        {string.Join('\n', addresses.Select(a => $"  政务服务网   {a}/\n  工作台       {a}/work\n  接口文档     {a}/api/openapi.json"))}
        按 Ctrl+C 停止
        """;
}
