using System.Globalization;
using Heluo.Platform.Items.Contracts;
using Microsoft.AspNetCore.Http;

namespace Heluo.Services.Portal.Browse;

/// <summary>A page of a list that is held in memory: a number and a filter from the address; anything else counts as the first page.</summary>
public sealed record ShelfQuery(int Page, bool OnlineOnly, string Path, string Place)
{
    public const int Size = 20;
    private const int LastPage = 500;

    internal static ShelfQuery Of(HttpRequest request) => new(
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1,
        request.Query["online"] == "1",
        request.Path.Value is { } path ? Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal) : "/",
        request.Query["place"] is [{ Length: <= 12 } place] && place.All(char.IsAsciiDigit) ? place : "");

    internal ShelfPage Take(IReadOnlyList<Item> shelf, Func<Item, ItemCard> card)
    {
        var online = shelf.Count(i => i.Elements.Online);
        var found = OnlineOnly ? [.. shelf.Where(i => i.Elements.Online)] : shelf;
        var last = Math.Max(1, (found.Count + Size - 1) / Size);
        var page = Math.Min(Page, last);
        return new ShelfPage(this with { Page = page }, shelf.Count, online, last, [.. found.Skip((page - 1) * Size).Take(Size).Select(card)]);
    }

    public string At(int page, bool online)
    {
        List<string> parts = Place.Length > 0 ? ["place=" + Place] : [];
        if (online) parts.Add("online=1");
        if (page > 1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }
}

/// <summary>A page of services.</summary>
public sealed record ShelfPage(ShelfQuery Query, int Total, int Online, int Last, IReadOnlyList<ItemCard> Cards)
{
    public string? NextHref => Query.Page < Last ? Query.At(Query.Page + 1, Query.OnlineOnly) : null;

    public string? FirstHref => Query.Page > 1 ? Query.At(1, Query.OnlineOnly) : null;
}
