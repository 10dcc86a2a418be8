using Heluo.Kernel.Storage;
using Microsoft.Extensions.Options;

namespace Heluo.Host.Commands;

/// <summary><c>run [--urls U] [--data DIR] [--store sqlite|postgres --connection C] [--no-seed]</c>: serves the platform.</summary>
internal sealed class RunCommand : ICommand
{
    public string Verb => "run";

    public string Help => "[--urls U] [--data DIR] [--store postgres --connection C]  启动平台（首次启动写入演示数据）";

    public async Task<int> RunAsync(string[] arguments)
    {
        await using var application = HeluoApplication.Build(Settings.FromArguments(arguments));
        if (!arguments.Contains("--no-seed")) await Seeding.SeedAsync(application.Services, CancellationToken.None);
        await application.StartAsync();
        var store = application.Services.GetRequiredService<IOptions<StoreOptions>>().Value;
        Console.WriteLine(Welcome.Text(application.Urls, store));
        await application.WaitForShutdownAsync();
        return 0;
    }
}
