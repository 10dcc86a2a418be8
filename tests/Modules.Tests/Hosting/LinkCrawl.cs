using System.Net;
using System.Text.RegularExpressions;
using Heluo.Modules.Tests.Cases;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>Follows every link somebody of a role can see, a few of each kind of page, and notes what does not lead anywhere.</summary>
internal sealed partial class LinkCrawl(HttpClient client, int ofEachKind)
{
    private const int MostPages = 600;
    private readonly Dictionary<string, int> _kinds = [];
    private readonly HashSet<string> _known = [];
    private readonly Dictionary<string, string> _pages = [];

    /// <summary>Roles with the page where each begins.</summary>
    public static IReadOnlyList<(string Login, string Start)> Roles { get; } =
    [
        ("", "/"), (HeluoHost.Citizen, "/my"), (HeluoHost.Enterprise, "/my"), .. ((string[])["jinshui-window", "jinshui-review", "jinshui-decide", "jinshui-deliver", "jinshui-head", "jinshui-watch",
            "henan-editor", "henan-publisher", "henan-system", "henan-security", "henan-audit"]).Select(login => (login, "/work")),
    ];

    /// <summary>What is wrong, in words.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Addresses of the pages seen, the first of each kind.</summary>
    public IReadOnlyList<string> OneOfEachKind => [.. _pages.Keys.DistinctBy(KindOf)];

    public int Pages => _pages.Count;

    /// <summary>Matters in several states, one rated badly, so that pages have something to show.</summary>
    public static async Task PrepareAsync(HeluoHost host)
    {
        var desk = new Desk(host);
        await desk.SubmittedAsync();
        await desk.AfterAsync("Accept");
        await desk.AfterAsync("Accept", "Pass");
        var done = await desk.AfterAsync("Accept", "Pass", "Approve", "Deliver");
        await (await host.ClientAsync(HeluoHost.Enterprise)).PostOkAsync($"/api/ratings/{done}", new { stars = 1, text = "等得太久", named = true });
    }

    public async Task RunAsync(string start)
    {
        var waiting = new Queue<(string Address, string From)>([(start, "")]);
        while (waiting.TryDequeue(out var next) && _pages.Count < MostPages)
        {
            if (!_known.Add(next.Address) || _kinds.GetValueOrDefault(KindOf(next.Address)) >= ofEachKind) continue;
            _kinds[KindOf(next.Address)] = _kinds.GetValueOrDefault(KindOf(next.Address)) + 1;
            foreach (var link in await ReadAsync(next.Address, next.From)) waiting.Enqueue((link, next.Address));
        }
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string address, string from)
    {
        using var answer = await client.GetAsync(address);
        var at = $"{(int)answer.StatusCode} {address} (from {from})";
        if ((int)answer.StatusCode is >= 300 and < 400) return answer.Headers.Location is { } to ? [Local(to.ToString(), address) ?? address] : [];
        if (!answer.IsSuccessStatusCode) Faults.Add(at);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html") return [];
        var html = await answer.Content.ReadAsStringAsync();
        _pages[address] = html;
        var ids = Id().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToHashSet();
        List<string> links = [];
        foreach (var href in Href().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
        {
            if (href.StartsWith('#') && href.Length > 1 && !ids.Contains(Uri.UnescapeDataString(href[1..]))) Faults.Add($"{address}: nothing called {href}");
            if (Local(href, address) is { } local) links.Add(local);
        }

        return links;
    }

    /// <summary>The address on this site without its fragment; null for what leads elsewhere or is no page of the platform.</summary>
    private static string? Local(string href, string page)
    {
        if (href.Length == 0 || href[0] == '#' || href.StartsWith("tel:", StringComparison.Ordinal) || href.StartsWith("mailto:", StringComparison.Ordinal)) return null;
        var address = new Uri(new Uri(new Uri("http://here"), page), href);
        return address.Host == "here" && !address.AbsolutePath.StartsWith("/dist/", StringComparison.Ordinal) ? address.PathAndQuery : null;
    }

    /// <summary>Pages that differ only in which thing they show are of one kind; a tab or a box is a kind of its own.</summary>
    public static string KindOf(string address)
    {
        var parts = address.Split('?', 2);
        var path = parts[0].Split('/');
        for (var i = 1; i < path.Length; i++)
            if (path[i].Length > 0 && (path[i].Any(char.IsAsciiDigit) || path[i].Contains('%', StringComparison.Ordinal) || (i == 2 && path[1] is "a-z" or "items" or "apply" or "bodies" or "verify") || (i == 3 && path[2] == "items" && path[1] == "work" && path[i].Contains('-', StringComparison.Ordinal)))) path[i] = "*";
        string[] query = parts.Length < 2 || parts[0] == "/search" ? [] : [.. parts[1].Split('&').Select(p => p.Split('=')).Select(p => p[0] is "tab" or "box" or "kind" or "open" ? string.Join('=', p) : p[0]).Order(StringComparer.Ordinal)];
        return $"{string.Join('/', path)}?{string.Join('&', query)}";
    }

    /// <summary>Pages built from the same parts, whatever thing, list or page of a list they show; a tab has parts of its own.</summary>
    public static string TemplateOf(string address)
    {
        var kind = KindOf(address).Split('?', 2);
        return string.Join('?', [kind[0], .. kind[1].Split('&').Where(p => p.StartsWith("tab=", StringComparison.Ordinal) || p.StartsWith("kind=", StringComparison.Ordinal))]);
    }

    [GeneratedRegex("<a [^>]*?href=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();
}
