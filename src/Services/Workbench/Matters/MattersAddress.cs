using System.Globalization;
using Heluo.Platform.Cases.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Heluo.Services.Workbench.Matters;

/// <summary>The filters of the list of matters as they stand in its address.</summary>
public sealed record MattersAddress
{
    public static readonly (string Key, string Name)[] Boxes =
        [("all", "全部"), ("open", "未办结"), ("soon", "快到期"), ("overdue", "已超期"), ("suspended", "特别程序中"), ("received", "收件"), ("done", "办结")];

    public string Box { get; init; } = "all";

    public string Text { get; init; } = "";

    public string Item { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string After { get; init; } = "";

    public bool HasDays => Box is "received" or "done";

    public string Href => QueryHelpers.AddQueryString("/work/matters", Pairs().Where(p => p.Value is { Length: > 0 }));

    public string Query => Href.Contains('?') ? Href[Href.IndexOf('?')..] : "";

    public static MattersAddress Read(HttpRequest request)
    {
        string Get(string name) => request.Query[name].ToString().Trim() is { Length: <= 200 } text ? text : "";
        var box = Get("box");
        return new MattersAddress
        {
            Box = Boxes.Any(b => b.Key == box) ? box : "all", Text = Get("q"), Item = Get("item"), From = Day(Get("from")), To = Day(Get("to")), After = Get("after"),
        };
    }

    public MatterQuery ToQuery(int limit) => new() { Box = Box, Text = Text, ItemKey = Item, From = From, To = To, After = After, Limit = limit };

    private Dictionary<string, string?> Pairs() => new()
    {
        ["box"] = Box == "all" ? "" : Box, ["q"] = Text, ["item"] = Item, ["from"] = Iso(From), ["to"] = Iso(To), ["after"] = After,
    };

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
