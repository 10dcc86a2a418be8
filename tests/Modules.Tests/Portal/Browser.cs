using System.Net;
using System.Text;
using Heluo.Modules.Tests.Hosting;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Does with pages what a browser without scripts does: keeps cookies, follows redirects, sends forms with what stands in them.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    private Browser(string address) => _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = new Uri(address) };

    public static async Task<Browser> OpenAsync(HeluoHost host, string? login = null)
    {
        var browser = new Browser(host.Address);
        browser._client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        if (login is not null) browser._cookies.Add(new Uri(host.Address), new Cookie("heluo", await host.SignInAsync(login)));
        return browser;
    }

    public CookieCollection Cookies => _cookies.GetAllCookies();

    public Task<Page> GetAsync(string address) => ReadAsync(_client.GetAsync(address));

    public async Task<byte[]> GetBytesAsync(string address) => await _client.GetByteArrayAsync(address);

    /// <summary>Sends a form as it stands on a page, with some fields changed; null takes a field out.</summary>
    public Task<Page> SendAsync(PageForm form, params (string Name, string? Value)[] changes) => SendAsync(form, changes, []);

    public async Task<Page> SendAsync(PageForm form, IEnumerable<(string Name, string? Value)> changes, IEnumerable<(string Field, string Name, byte[] Content)> files)
    {
        var pairs = form.Values.ToList();
        foreach (var group in changes.GroupBy(c => c.Name))
        {
            pairs.RemoveAll(p => p.Name == group.Key);
            pairs.AddRange(group.Where(c => c.Value is not null).Select(c => (c.Name, c.Value!)));
        }

        var sent = files.ToList();
        if (!form.IsMultipart) return await PostAsync(form.Action, new FormUrlEncodedContent(pairs.Select(p => KeyValuePair.Create(p.Name, p.Value))));
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in pairs) parts.Add(new StringContent(value, Encoding.UTF8), $"\"{name}\"");
        foreach (var (field, name, content) in sent) parts.Add(new ByteArrayContent(content), $"\"{field}\"", name.Contains('"', StringComparison.Ordinal) ? name : $"\"{name}\"");
        return await PostAsync(form.Action, parts);
    }

    public Task<Page> PostAsync(string address, HttpContent content) => ReadAsync(_client.PostAsync(address, content));

    /// <summary>Sends a request as it is; the answer is not read as a page.</summary>
    public async Task<HttpResponseMessage> RawAsync(HttpMethod method, string address, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        return await _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();

    private static async Task<Page> ReadAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return new Page(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, await response.Content.ReadAsStringAsync());
    }
}
