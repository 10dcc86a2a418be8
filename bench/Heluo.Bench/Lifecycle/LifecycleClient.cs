using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Heluo.Bench.Lifecycle;

/// <summary>Takes one matter after the other through its life over HTTP.</summary>
internal sealed class LifecycleClient : IDisposable
{
    private const string Password = "Heluo@2026";
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n" + new string('x', 4000));
    private static readonly (string Login, string Act)[] Acts = [("jinshui-window", "Accept"), ("jinshui-review", "Pass"), ("jinshui-decide", "Approve"), ("jinshui-deliver", "Deliver")];
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string), Lazy<Task<string>>> Tokens = new();
    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly string _address;
    private readonly SocketsHttpHandler _handler = new() { UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) };

    private LifecycleClient(string address) => _address = address;

    /// <summary>Milliseconds of each step of each life.</summary>
    public List<double> Steps { get; } = [];

    /// <summary>Matters and the last step that the platform acknowledged, for checks after a crash.</summary>
    public Dictionary<string, string> Acknowledged { get; } = [];

    public static async Task<LifecycleClient> OpenAsync(string address, string citizen)
    {
        var client = new LifecycleClient(address);
        foreach (var login in Acts.Select(a => a.Login).Prepend(citizen)) client._clients[login == citizen ? "citizen" : login] = await client.SignInAsync(login);
        return client;
    }

    /// <summary>The platform was started anew: sign in again.</summary>
    public static void ForgetTokens() => Tokens.Clear();

    public HttpClient Of(string who) => _clients[who];

    /// <summary>One life, or its first acts; throws when a step is refused.</summary>
    public async Task LiveAsync(bool rate, int acts = int.MaxValue)
    {
        var citizen = _clients["citizen"];
        var id = (await SendAsync(citizen, "/api/cases/", JsonContent.Create(Draft))).GetProperty("id").GetString()!;
        Acknowledged[id] = "Draft";
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf), "old-card", "old-card.pdf" } };
        await SendAsync(citizen, $"/api/cases/{id}/submit", form);
        Acknowledged[id] = "Submitted";
        foreach (var (login, act) in Acts.Take(acts))
        {
            var outcome = await SendAsync(_clients[login], $"/api/cases/{id}/acts", JsonContent.Create(new { act }));
            Acknowledged[id] = outcome.GetProperty("status").GetString()!;
        }

        if (rate) await SendAsync(citizen, $"/api/ratings/{id}", JsonContent.Create(new { stars = 5 }));
    }

    private async Task<JsonElement> SendAsync(HttpClient client, string path, HttpContent content)
    {
        var began = Stopwatch.GetTimestamp();
        using var response = await client.PostAsync(path, content);
        var body = await response.Content.ReadAsByteArrayAsync();
        Steps.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {Encoding.UTF8.GetString(body)}");
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    private async Task<HttpClient> SignInAsync(string login)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new Uri(_address) };
        var token = await Tokens.GetOrAdd((_address, login), _ => new Lazy<Task<string>>(() => TokenAsync(client, login))).Value;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Signs in and yields the session.</summary>
    public static async Task<string> TokenAsync(HttpClient client, string login)
    {
        using var response = await client.PostAsJsonAsync("/api/identity/sign-in", new { login, password = Password });
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("token").GetString()!;
    }

    private static readonly object Draft = new
    {
        itemKey = "resident-identity-card", division = "410105",
        answers = new Dictionary<string, string> { ["kind"] = "damaged", ["age"] = "adult", ["place"] = "home" },
        values = new
        {
            name = "李晓梅", citizenNumber = "41010519881123002X", nation = "01", birthDate = "1988-11-23", householdAddress = "河南省郑州市金水区花园路 39 号",
            phone = "13800000001", delivery = "window", signature = "李晓梅",
        },
    };

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
        _handler.Dispose();
    }
}
