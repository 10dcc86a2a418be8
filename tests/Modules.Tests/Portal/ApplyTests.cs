using System.Text.RegularExpressions;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Items.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>The application journey over HTTP.</summary>
public sealed class ApplyTests(HeluoHost host)
{
    private const string Place = "410105";

    public static TheoryData<string> Complete() => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "packs", "henan", "items"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Complete))]
    public async Task Apply_ForEveryCompleteItem_EndsWithAnIntakeNumber(string key)
    {
        var items = host.Services.GetRequiredService<IItems>();
        var item = items.Find(key).ShouldNotBeNull();
        using var browser = await Browser.OpenAsync(host, LoginFor(item));
        var done = await new Walker(browser, item, items.FormOf(item)!, 1).WalkAsync(Place);
        Regex.IsMatch(done.Text, "4101\\d{2}\\d{12}").ShouldBeTrue(done.Text);
    }

    private static string LoginFor(Item item) => item.Elements.Audience.Contains("自然人") ? HeluoHost.Citizen : HeluoHost.Enterprise;
}
