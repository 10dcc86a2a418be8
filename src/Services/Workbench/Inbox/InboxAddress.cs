using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Heluo.Services.Workbench.Inbox;

/// <summary>The filters of the inbox as they stand in its address.</summary>
public sealed record InboxAddress
{
    private static readonly string[] Boxes = ["open", "mine", "pool", "done"];

    public string Box { get; init; } = "open";

    public string Text { get; init; } = "";

    public string Item { get; init; } = "";

    public string Step { get; init; } = "";

    /// <summary><c>today</c>, <c>overdue</c>, <c>soon</c> or empty.</summary>
    public string Due { get; init; } = "";

    public string After { get; init; } = "";

    public bool IsFiltered => Text.Length + Item.Length + Step.Length + Due.Length > 0;

    public string Href
    {
        get
        {
            var query = new Dictionary<string, string?>
            {
                ["box"] = Box == "open" ? "" : Box, ["q"] = Text, ["item"] = Item, ["step"] = Step, ["due"] = Due, ["after"] = After,
            };
            return QueryHelpers.AddQueryString("/work", query.Where(q => q.Value is { Length: > 0 }));
        }
    }

    /// <summary>The query of the address without the question mark.</summary>
    public string Query => Href.Contains('?') ? Href[(Href.IndexOf('?') + 1)..] : "";

    public static InboxAddress Read(HttpRequest request)
    {
        string Get(string name) => request.Query[name].ToString().Trim() is { Length: <= 200 } text ? text : "";
        return new InboxAddress
        {
            Box = Boxes.Contains(Get("box")) ? Get("box") : "open", Text = Get("q"), Item = Get("item"), Step = Get("step"), Due = Get("due"), After = Get("after"),
        };
    }

    public InboxQuery ToQuery(DateTimeOffset now, int limit)
    {
        var today = now.DayInChina();
        return new InboxQuery
        {
            Box = Box, Text = Text, ItemKey = Item, Step = Step, After = After, Limit = limit,
            DueFrom = Due is "today" or "soon" ? today : null,
            DueBy = Due switch { "overdue" => today.AddDays(-1), "today" => today, "soon" => today.AddDays(3), _ => null },
        };
    }
}
