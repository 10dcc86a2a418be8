using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Host;
using Heluo.Modules.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>
/// The whole platform with pack and demo data, listening on a free port. Take it as a constructor parameter to share the one of the assembly; a test that moves the
/// clock or breaks something on purpose starts its own with <see cref="StartAsync"/>.
/// </summary>
public sealed class HeluoHost : IAsyncLifetime
{
    public const string Password = "Heluo@2026";
    public const string Citizen = "41010519881123002X";
    public const string OtherCitizen = "410323195203150026";
    public const string Enterprise = "91410100MA9ABCDE2N";

    private readonly Dictionary<string, Task<string>> _tokens = [];
    private TestStore _store = null!;
    private WebApplication _application = null!;

    /// <summary>The platform's clock; moving it on a shared host ends everybody's sessions.</summary>
    public TestClock Clock { get; init; } = new();

    /// <summary>Replaces edges of the system.</summary>
    public Action<IServiceCollection>? Adjust { get; init; }

    /// <summary>More configuration, as <c>--Section:Key=value</c>.</summary>
    public string[] Settings { get; init; } = [];

    public IServiceProvider Services => _application.Services;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => _application.Urls.First();

    public static async Task<HeluoHost> StartAsync(TestClock? clock = null, Action<IServiceCollection>? adjust = null, params string[] settings)
    {
        var host = new HeluoHost { Clock = clock ?? new TestClock(), Adjust = adjust, Settings = settings };
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        _store = await SeededStore.CopyAsync();
        _application = Build(_store, Clock, Adjust, Settings);
        await _application.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        await _store.DisposeAsync();
    }

    /// <summary>A client signed in as somebody of <c>demo.yaml</c>; nobody when null. It follows no redirects and keeps no cookies.</summary>
    public async Task<HttpClient> ClientAsync(string? login = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };
        if (login is null) return client;
        Task<string> token;
        lock (_tokens)
            if (!_tokens.TryGetValue(login, out token!)) _tokens[login] = token = SignInAsync(login);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await token);
        return client;
    }

    /// <summary>Signs everybody in again on the next request: after the clock was moved the old sessions are over.</summary>
    public void ForgetSessions()
    {
        lock (_tokens) _tokens.Clear();
    }

    /// <summary>The session token of a fresh sign-in; also the value of the cookie <c>heluo</c>.</summary>
    public async Task<string> SignInAsync(string login)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var response = await client.PostAsJsonAsync("/api/identity/sign-in", new { login, password = Password });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode ? answer.GetProperty("token").GetString()! : throw new InvalidOperationException($"{login}: {answer}");
    }

    /// <summary>Waits, at most ten seconds, until something asynchronous (an event, a timer) has happened.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await condition()) return;
            await Task.Delay(50);
        }

        Assert.Fail("it did not happen within ten seconds");
    }

    internal static WebApplication Build(TestStore store, TimeProvider clock, Action<IServiceCollection>? adjust, string[] settings) => HeluoApplication.Build(
        [.. store.Settings, "--urls=http://127.0.0.1:0", "--Identity:AllowDemoAccounts=true", "--Identity:AttemptsPerMinute=100000", .. settings],
        services =>
        {
            services.Replace(ServiceDescriptor.Singleton(clock));
            services.AddLogging(logging => logging.ClearProviders());
            adjust?.Invoke(services);
        });
}
