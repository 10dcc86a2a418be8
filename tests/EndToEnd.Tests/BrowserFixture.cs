using Heluo.EndToEnd.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Heluo.EndToEnd.Tests;

/// <summary>One Chromium and one host for all tests; every test opens its own context. Without Chromium a laptop skips, CI fails.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private WebApplication? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the host answers, without a slash at the end.</summary>
    public string Address => _host?.Urls.First() ?? throw new InvalidOperationException("the host is not running");

    public async ValueTask InitializeAsync()
    {
        _host = await StyleHost.StartAsync();
        if (!File.Exists(Chromium)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Env = ChineseEnvironment(),
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--lang=zh-CN"],
        });
    }

    // The browser's own words (file chooser, calendar) follow LANGUAGE.
    private static Dictionary<string, string> ChineseEnvironment()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");
        variables["LANGUAGE"] = "zh_CN";
        return variables;
    }

    /// <summary>A page of its own, as wide as <paramref name="screen"/> says.</summary>
    internal async Task<IPage> OpenAsync(Screen screen, bool elder = false, bool scripts = true, bool worker = false, string? address = null)
    {
        if (_browser is null)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"{Chromium} is missing");
            Assert.Skip($"{Chromium} is not on this machine");
        }
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address ?? Address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = screen.Size,
            HasTouch = screen.Touch,
            IsMobile = screen.Touch,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        if (elder) await context.AddCookiesAsync([new() { Name = "heluo.elder", Value = "1", Url = address ?? Address }]);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }
}
