using System.Net;
using System.Text.RegularExpressions;
using Heluo.Modules.Tests.Hosting;

namespace Heluo.Modules.Tests.Workbench;

/// <summary>A browser without scripts at the desk: pages with their cookies, forms with their hidden fields.</summary>
internal sealed partial class DeskPage : IDisposable
{
    private readonly HttpClient _client;

    private DeskPage(HttpClient client) => _client = client;

    public static async Task<DeskPage> OpenAsync(HeluoHost host, string login)
    {
        var cookies = new CookieContainer();
        cookies.Add(new Uri(host.Address), new Cookie("heluo", await host.SignInAsync(login)));
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(host.Address) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return new DeskPage(client);
    }

    public async Task<(HttpStatusCode Status, string Html)> GetAsync(string path)
    {
        using var response = await _client.GetAsync(path);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    public Task<byte[]> FileAsync(string path) => _client.GetByteArrayAsync(path);

    /// <summary>Posts a form with the token of the page it stands on.</summary>
    public async Task<(HttpStatusCode Status, string Html, string? Location)> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var (_, html) = await GetAsync(page);
        var token = Token().Match(html).Groups[1].Value;
        return await PostRawAsync(action, [("__RequestVerificationToken", token), .. fields]);
    }

    public async Task<(HttpStatusCode Status, string Html, string? Location)> PostRawAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var response = await _client.PostAsync(action, content);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), response.Headers.Location?.ToString());
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
