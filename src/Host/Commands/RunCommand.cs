using Heluo.Kernel.Storage;
using Microsoft.Extensions.Options;

namespace Heluo.Host.Commands;

/// <summary><c>run [--urls U] [--data DIR] [--store sqlite|postgres --connection C] [--no-demo]</c>: serves the platform.</summary>
internal sealed class RunCommand : ICommand
{
    public string Verb => "run";

    public string Help => "启动平台";

    public IReadOnlyList<string> Usage =>
    [
        "[--urls U] [--data DIR] [--store postgres --connection C] [--no-demo]",
        "  --urls U              在哪个地址上服务，默认 http://127.0.0.1:5080",
        "  --no-demo             不要演示数据和演示账号",
        .. Settings.StoreHelp,
    ];

    public async Task<int> RunAsync(string[] arguments)
    {
        var demo = !arguments.Contains("--no-demo");
        string[] settings = [.. Settings.FromArguments(arguments, "--no-demo"), $"--Identity:AllowDemoAccounts={demo}"];
        await using var application = HeluoApplication.Build(settings);
        await Seeding.SeedAsync(application.Services, demo, CancellationToken.None);
        await application.StartAsync();
        var store = application.Services.GetRequiredService<IOptions<StoreOptions>>().Value;
        Console.WriteLine(Welcome.Text(application.Urls, store, demo));
        await application.WaitForShutdownAsync();
        return 0;
    }
}
