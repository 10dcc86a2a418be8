using System.Globalization;
using Heluo.Services.Portal.Browse;
using Microsoft.AspNetCore.Http;

namespace Heluo.Services.Portal.Search;

/// <summary>What a visitor asks for, as the address carries it.</summary>
/// <param name="Text">Words as typed, at most 100 characters.</param>
/// <param name="Side">For whom; null for all.</param>
/// <param name="OnlineOnly">Only what can be done online.</param>
/// <param name="Body">Kind of body; empty for all.</param>
/// <param name="Topic">Topic; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record SearchQuestion(string Text, Side? Side, bool OnlineOnly, string Body, string Topic, int Page)
{
    public const int Size = 10;
    private const int LastPage = 100;

    internal static SearchQuestion Of(HttpRequest request) => new(
        Short(request.Query["q"].ToString().Trim(), 100),
        request.Query["for"].ToString() switch { "person" => Browse.Side.Person, "enterprise" => Browse.Side.Enterprise, _ => null },
        request.Query["online"] == "1",
        Short(request.Query["body"].ToString(), 40),
        Short(request.Query["topic"].ToString(), 20),
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);

    /// <summary>The address of this question.</summary>
    public string Href
    {
        get
        {
            List<string> parts = ["q=" + Uri.EscapeDataString(Text)];
            if (Side is { } side) parts.Add("for=" + side.ToString().ToLowerInvariant());
            if (OnlineOnly) parts.Add("online=1");
            if (Body.Length > 0) parts.Add("body=" + Uri.EscapeDataString(Body));
            if (Topic.Length > 0) parts.Add("topic=" + Uri.EscapeDataString(Topic));
            if (Page > 1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={Page}"));
            return "/search?" + string.Join('&', parts);
        }
    }

    private static string Short(string text, int most)
    {
        if (text.Length > most) text = text[..most];
        return string.Concat(text.EnumerateRunes().Where(r => !System.Text.Rune.IsControl(r) && r.Value != 0xFFFD));
    }
}
