using Microsoft.AspNetCore.WebUtilities;

namespace Heluo.Services.Workbench;

/// <summary>Addresses of a matter at the desk, with the way back to the list it was opened from.</summary>
internal static class MatterAddress
{
    public static string Of(long id, string? back = null, string? tab = null)
    {
        var query = new Dictionary<string, string?> { ["tab"] = tab, ["back"] = back };
        return QueryHelpers.AddQueryString($"/work/matters/{id}", query.Where(q => q.Value is { Length: > 0 }));
    }

    /// <summary>An address of the desk, or <paramref name="otherwise"/> when somebody else's was given.</summary>
    public static string Local(string? address, string otherwise) =>
        address is not null && (address == "/work" || address.StartsWith("/work?", StringComparison.Ordinal) || address.StartsWith("/work/", StringComparison.Ordinal)) ? address : otherwise;

    /// <summary>The list one came from, saying what was done and at the row that follows.</summary>
    public static string After(string back, string act)
    {
        var hash = back.IndexOf('#', StringComparison.Ordinal);
        var (address, place) = hash < 0 ? (back, "") : (back[..hash], back[hash..]);
        return QueryHelpers.AddQueryString(address, "done", act) + place;
    }
}
