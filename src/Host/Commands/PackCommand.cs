using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Domain;
using Heluo.Platform.Packs.Features;
using Heluo.Services.Ratings.Domain;

namespace Heluo.Host.Commands;

/// <summary><c>heluo pack check|import|export DIR</c>.</summary>
internal sealed class PackCommand : ICommand
{
    public string Verb => "pack";

    public string Help => "事项包：检查，安装，导出";

    public IReadOnlyList<string> Usage => ["check 目录", "import 目录 [--data DIR] [--store postgres --connection C]", "export 目录 [--data DIR] [--store postgres --connection C]", .. Settings.StoreHelp];

    public async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["check", var folder]: return Check(folder);
            case ["import", var folder, .. var options]: return await ImportAsync(folder, options);
            case ["export", var folder, .. var options]: return await ExportAsync(folder, options);
            default: return this.Misused();
        }
    }

    /// <summary>The parts of a pack that modules read.</summary>
    internal static IReadOnlyList<IPackCheck> Checks { get; } =
    [
        new WordsPackCheck(), new DirectoryPackCheck(), new ItemsPackCheck(), new CasesPackCheck(), new RatingsPackCheck(),
        new PermissionsPackCheck(HeluoApplication.Modules.SelectMany(m => m.Permissions)),
    ];

    private static int Check(string folder)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            Console.Error.WriteLine($"没有这个目录：{folder}");
            return 2;
        }

        var findings = PackChecking.Run(Over(folder), Checks);
        return Show(findings);
    }

    /// <summary>A pack that extends another is checked over the one beside the program.</summary>
    private static PackFolder Over(string folder)
    {
        var alone = new PackFolder([folder]);
        var extends = alone.Has("pack.yaml") ? PackText.Read<PackManifest>(alone, "pack.yaml").Content?.Extends ?? "" : "";
        return extends.Length == 0 ? alone : new PackFolder([folder, new PackOptions().Folder]);
    }

    private static int Show(IReadOnlyList<PackFinding> findings)
    {
        foreach (var finding in findings) Console.WriteLine(finding);
        var faults = findings.Count(f => f.Level == FindingLevel.Fault);
        Console.WriteLine(faults == 0 ? $"通过：没有错误，{findings.Count} 条提示" : $"不通过：{faults} 处错误，{findings.Count - faults} 条提示");
        return faults == 0 ? 0 : 1;
    }

    private static async Task<int> ImportAsync(string folder, string[] options)
    {
        await using var application = HeluoApplication.Build(Settings.FromArguments(options));
        await Seeding.SeedAsync(application.Services, demo: false, CancellationToken.None);
        var outcome = await application.Services.GetRequiredService<InstallPack>().RunAsync(Actor.Platform, folder, CancellationToken.None);
        var code = Show(outcome.Findings);
        if (code == 0) Console.WriteLine(outcome.Files == 0 ? "内容与已安装的相同，没有改动" : $"已安装 {outcome.Files} 个文件；正在运行的平台十五秒内生效");
        return code;
    }

    private static async Task<int> ExportAsync(string folder, string[] options)
    {
        await using var application = HeluoApplication.Build(Settings.FromArguments(options));
        try
        {
            Console.WriteLine($"已导出 {await application.Services.GetRequiredService<ExportPack>().RunAsync(folder, CancellationToken.None)} 个文件到 {folder}");
            return 0;
        }
        catch (IOException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 2;
        }
    }
}
