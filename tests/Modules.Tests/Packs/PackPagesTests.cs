using System.IO.Compression;
using System.Net;
using System.Text;
using Heluo.Kernel.Access;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Portal;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Domain;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Packs;

/// <summary>The system administrator uploads a pack, sees what is wrong and what would change, and installs it; another process's pack is noticed.</summary>
public sealed class PackPagesTests
{
    [Fact]
    public async Task Upload_OfAGoodPack_ShowsTheChangesAndInstallsIt()
    {
        await using var host = await HeluoHost.StartAsync();
        using var pack = CityPack.Write();
        using var browser = await Browser.OpenAsync(host, "henan-system");
        var seen = await UploadAsync(browser, Zip(pack.Folder));
        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Text.ShouldContain("许昌市政务服务事项包");
        seen.Text.ShouldContain("items/pet-licence.yaml");
        seen.Text.ShouldContain("新增");
        host.Services.GetRequiredService<IItems>().Find("pet-licence").ShouldBeNull();
        var done = await browser.SendAsync(seen.Form("/work/packs/install"));
        done.Text.ShouldContain("改动 5 个文件");
        done.Text.ShouldContain("1.0.0");
        host.Services.GetRequiredService<IItems>().Find("pet-licence").ShouldNotBeNull();
        (await UploadAsync(browser, Zip(pack.Folder))).Text.ShouldContain("不用再装");
    }

    [Fact]
    public async Task Upload_OfAPackWithFaults_NamesFileAndLineAndOffersNoInstallation()
    {
        await using var host = await HeluoHost.StartAsync();
        using var pack = CityPack.Write((name, text) => text.Replace("第十七条", "有关规定", StringComparison.Ordinal));
        using var browser = await Browser.OpenAsync(host, "henan-system");
        var seen = await UploadAsync(browser, Zip(pack.Folder));
        seen.Text.ShouldContain("不能安装");
        seen.Text.ShouldContain("items/pet-licence.yaml");
        seen.Forms.ShouldNotContain(f => f.Action.EndsWith("/install", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../outside.yaml", "不能接受的文件路径")]
    [InlineData("readme.md", "没有 pack.yaml")]
    public async Task Upload_OfABadArchive_IsRefusedInWords(string entry, string words)
    {
        await using var host = await HeluoHost.StartAsync();
        using var browser = await Browser.OpenAsync(host, "henan-system");
        (await UploadAsync(browser, Zip(entry, "x: 1"))).Errors.Single().Message.ShouldContain(words);
        (await UploadAsync(browser, Encoding.UTF8.GetBytes("no archive at all"))).Errors.Single().Message.ShouldContain("打不开");
    }

    [Fact]
    public async Task Pack_InstalledByAnotherProcess_IsTakenUpWithoutARestart()
    {
        await using var host = await HeluoHost.StartAsync();
        var (pack, watch, items) = (host.Services.GetRequiredService<Heluo.Platform.Packs.Contracts.PackFolder>(), host.Services.GetRequiredService<PackWatch>(), host.Services.GetRequiredService<IItems>());
        await watch.LookAsync(default);
        var (folders, revision) = (pack.Folders, items.Revision);
        using var city = CityPack.Write();
        await host.Services.GetRequiredService<Heluo.Platform.Packs.Features.InstallPack>().RunAsync(Actor.Platform, city.Folder, default);
        pack.Replace(folders); // as a process that did not install it itself
        (await watch.LookAsync(default)).ShouldBeTrue();
        pack.Has("forms/pet-licence.yaml").ShouldBeTrue();
        items.Find("pet-licence").ShouldNotBeNull();
        items.Revision.ShouldBeGreaterThan(revision);
        (await watch.LookAsync(default)).ShouldBeFalse();
    }

    private static async Task<Page> UploadAsync(Browser browser, byte[] content)
    {
        var page = await browser.GetAsync("/work/packs");
        return await browser.SendAsync(page.Form("/work/packs/check"), [], [("pack", "事项包.zip", content)]);
    }

    private static byte[] Zip(string folder)
    {
        var memory = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, memory, CompressionLevel.Fastest, includeBaseDirectory: true);
        return memory.ToArray();
    }

    private static byte[] Zip(string entry, string text)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry(entry).Open()))
            writer.Write(text);
        return memory.ToArray();
    }
}
