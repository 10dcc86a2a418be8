using System.Net;
using System.Text.RegularExpressions;

namespace Heluo.Modules.Tests.Portal;

/// <summary>A page as it came back.</summary>
internal sealed record Page(HttpStatusCode Status, string Address, string Html)
{
    public string Path => Address.Split('?')[0];

    /// <summary>What one reads, without marks.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Html[Math.Max(0, Html.IndexOf("<main", StringComparison.Ordinal))..], "<[^>]+>", " "));

    /// <summary>Forms of the main part, in order.</summary>
    public IReadOnlyList<PageForm> Forms { get; } =
        [.. Regex.Matches(Html, "<form method=\"post\".*?</form>", RegexOptions.Singleline).Select(m => PageForm.Read(m.Value, Address)).Where(f => !f.Action.StartsWith("/preferences", StringComparison.Ordinal))];

    /// <summary>The form that is sent to an address that ends so.</summary>
    public PageForm Form(string ending = "") => Forms.FirstOrDefault(f => f.Action.Split('?')[0].EndsWith(ending, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{Address} ({Status}) has no form to …{ending}: {Text}");

    /// <summary>Messages of the error summary with the fields they lead to.</summary>
    public IReadOnlyList<(string Anchor, string Message)> Errors =>
        [.. Regex.Matches(Regex.Match(Html, "<div class=\"summary-error\".*?</div>", RegexOptions.Singleline).Value, "<a href=\"([^\"]*)\">([^<]*)</a>").Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))];

    public IReadOnlyList<string> Links => [.. Regex.Matches(Html, "href=\"([^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];
}

/// <summary>A form with what a browser would send of it.</summary>
internal sealed record PageForm(string Action, bool IsMultipart, IReadOnlyList<(string Name, string Value)> Values, IReadOnlyList<Control> Controls)
{
    public static PageForm Read(string html, string page)
    {
        var head = Regex.Match(html, "<form [^>]*>").Value;
        List<(string, string)> values = [];
        List<Control> controls = [];
        foreach (Match match in Regex.Matches(html, "<input [^>]*>|<select .*?</select>|<textarea .*?</textarea>|<datalist .*?</datalist>|<button [^>]*>", RegexOptions.Singleline))
        {
            var (tag, name, type) = (match.Value, Attribute(match.Value, "name"), Attribute(match.Value, "type"));
            if (tag.StartsWith("<datalist", StringComparison.Ordinal) && controls.Count > 0) controls[^1] = controls[^1] with { Options = Options(tag) };
            if (name.Length == 0 || Regex.IsMatch(tag[..tag.IndexOf('>')], "\\bdisabled")) continue;
            var value = tag[1] switch
            {
                's' => WebUtility.HtmlDecode(Regex.Match(tag, "<option value=\"([^\"]*)\"[^>]*selected").Groups[1].Value),
                't' => WebUtility.HtmlDecode(Regex.Match(tag, ">(.*)</textarea>", RegexOptions.Singleline).Groups[1].Value),
                _ => Attribute(tag, "value"),
            };
            var ticks = type is "radio" or "checkbox";
            if (controls.FindIndex(c => c.Name == name) is >= 0 and var known && ticks) controls[known] = controls[known] with { Options = [.. controls[known].Options, value] };
            else controls.Add(new Control(name, tag[1] == 'b' ? "button" : tag[1] == 's' ? "select" : type, tag[1] == 's' ? [.. Options(tag).Where(o => o.Length > 0)] : ticks ? [value] : []));
            if (tag[1] != 'b' && type != "file" && (!ticks || Regex.IsMatch(tag, "\\schecked"))) values.Add((name, value));
        }

        var action = Attribute(head, "action");
        return new PageForm(action.Length > 0 ? action : page, head.Contains("multipart", StringComparison.Ordinal), values, controls);
    }

    private static string[] Options(string tag) => [.. Regex.Matches(tag, "<option value=\"([^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"").Groups[1].Value);
}

/// <summary>A control of a form: its name, kind and what may be chosen.</summary>
internal sealed record Control(string Name, string Kind, IReadOnlyList<string> Options);
