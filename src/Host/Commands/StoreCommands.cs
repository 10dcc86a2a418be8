using Heluo.Kernel.Audit;
using Heluo.Kernel.Blobs;
using Heluo.Kernel.Storage;

namespace Heluo.Host.Commands;

/// <summary><c>migrate</c>: brings the store's tables up to date.</summary>
internal sealed class MigrateCommand : ICommand
{
    public string Verb => "migrate";

    public string Help => "升级数据库结构";

    public IReadOnlyList<string> Usage => ["[--data DIR] [--store postgres --connection C]", .. Settings.StoreHelp];

    public async Task<int> RunAsync(string[] arguments)
    {
        await using var application = HeluoApplication.Build(Settings.FromArguments(arguments));
        Console.WriteLine("数据库结构已是最新");
        return 0;
    }
}

/// <summary><c>seed</c>: writes the pack's content into the store.</summary>
internal sealed class SeedCommand : ICommand
{
    public string Verb => "seed";

    public string Help => "写入事项包的内容";

    public IReadOnlyList<string> Usage => ["[--data DIR] [--store postgres --connection C] [--no-demo]", "  --no-demo             不要演示数据和演示账号", .. Settings.StoreHelp];

    public async Task<int> RunAsync(string[] arguments)
    {
        await using var application = HeluoApplication.Build(Settings.FromArguments(arguments, "--no-demo"));
        await Seeding.SeedAsync(application.Services, !arguments.Contains("--no-demo"), CancellationToken.None);
        Console.WriteLine("已写入");
        return 0;
    }
}

/// <summary><c>verify</c>: checks the audit chains, and that stored files are there and unchanged. Exit code 1 when something is wrong.</summary>
internal sealed class VerifyCommand : ICommand
{
    public string Verb => "verify";

    public string Help => "核对审计链和文件";

    public IReadOnlyList<string> Usage => ["[--data DIR] [--store postgres --connection C]", .. Settings.StoreHelp];

    public async Task<int> RunAsync(string[] arguments)
    {
        await using var application = HeluoApplication.Build(Settings.FromArguments(arguments));
        var faults = 0;
        foreach (var (chain, sequence, reason) in application.Services.GetRequiredService<AuditTrail>().Verify())
        {
            faults++;
            Console.WriteLine($"审计链 {chain} 第 {sequence} 条：{reason}");
        }

        var files = 0;
        await foreach (var (hash, reason) in application.Services.GetRequiredService<BlobStore>().VerifyAsync(CancellationToken.None))
        {
            files++;
            if (reason is null) continue;
            faults++;
            Console.WriteLine($"文件 {hash}：{reason}");
        }

        Console.WriteLine(faults == 0 ? $"审计链完整，{files} 个文件与登记一致" : $"发现 {faults} 处问题");
        return faults == 0 ? 0 : 1;
    }
}
