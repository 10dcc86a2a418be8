using Microsoft.AspNetCore.WebUtilities;

namespace Heluo.Services.Workbench;

/// <summary>Addresses of a matter at the desk, with the way back to the list it was opened from.</summary>
internal static class MatterAddress
{
    /// <summary>Between the row one came from and the row that follows.</summary>
    private const char Then = '~';

    private const string Desk = "/work";

    public static string Of(long id, string? back = null, string? tab = null)
    {
        var query = new Dictionary<string, string?> { ["tab"] = tab, ["back"] = back };
        return QueryHelpers.AddQueryString($"/work/matters/{id}", query.Where(q => q.Value is { Length: > 0 }));
    }

    /// <summary>A list at one of its rows, with the row to go on with once that one is done.</summary>
    public static string At(string list, string row, string? next) => $"{list}#{row}{(next is null ? "" : Then + next)}";

    /// <summary>The list at the row one came from, when nothing was done.</summary>
    public static string Unchanged(string back)
    {
        var (list, row, _) = Parts(back);
        return list + row;
    }

    /// <summary>An address of the desk, or <paramref name="otherwise"/> when somebody else's was given.</summary>
    public static string Local(string? address, string otherwise) =>
        address is not null && address.StartsWith(Desk, StringComparison.Ordinal) && (address.Length == Desk.Length || address[Desk.Length] is '?' or '/' or '#') ? address : otherwise;

    /// <summary>The list one came from at the row that follows, saying which act was done.</summary>
    public static string After(string back, string? act = null)
    {
        var (list, row, next) = Parts(back);
        return (act is null ? list : QueryHelpers.AddQueryString(list, "done", act)) + (next.Length > 0 ? next : row);
    }

    /// <summary>The list, and its two rows as anchors; empty when the address names none.</summary>
    private static (string List, string Row, string Next) Parts(string back)
    {
        if (back.Split('#', 2) is not [var list, var place]) return (back, "", "");
        return place.Split(Then) is [var row, var next] ? (list, "#" + row, "#" + next) : (list, "#" + place, "");
    }
}
