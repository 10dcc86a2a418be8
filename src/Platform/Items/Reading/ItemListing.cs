using Heluo.Engines.Text;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Reading;

/// <summary>Filters of the list of items; all optional.</summary>
internal sealed record ItemQuery
{
    public string? Q { get; init; }
    public string? Type { get; init; }
    public string? Kind { get; init; }
    public string? Level { get; init; }

    /// <summary><c>complete</c>, <c>catalogue</c>, <c>suspended</c>, <c>cross-province</c> or null.</summary>
    public string? Show { get; init; }

    /// <summary>Code after which the page begins.</summary>
    public string? After { get; init; }
}

/// <summary>A page of items in the order of their codes.</summary>
internal sealed record ItemsFound(IReadOnlyList<Item> Items, string? Next, int Total);

/// <summary>Lists of the catalogue in memory, and of versions at work.</summary>
internal sealed class ItemListing(ItemCatalogue catalogue, ModuleDbFactory<ItemsDb> databases)
{
    public const int PageSize = 50;

    public ItemsFound Page(ItemQuery query)
    {
        var all = Matching(query).ToList();
        var page = all.SkipWhile(i => query.After is { Length: > 0 } after && string.CompareOrdinal(i.Elements.Code, after) <= 0).Take(PageSize + 1).ToList();
        return new ItemsFound([.. page.Take(PageSize)], page.Count > PageSize ? page[PageSize - 1].Elements.Code : null, all.Count);
    }

    /// <summary>Items in force that the filters leave, in code order.</summary>
    public IEnumerable<Item> Matching(ItemQuery query) => catalogue.All.Where(item =>
        (query.Type is not { Length: > 0 } type || item.Elements.Type == type) && (query.Kind is not { Length: > 0 } kind || item.Elements.BodyKind == kind)
        && (query.Level is not { Length: > 0 } level || item.Elements.Levels.Contains(level)) && Shown(item, query.Show) && Named(item.Elements, query.Q?.Trim() ?? ""));

    /// <summary>Drafts and submissions, the newest first.</summary>
    public async Task<IReadOnlyList<ItemVersion>> AtWorkAsync(VersionState state, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Versions.Where(v => v.State == state).OrderByDescending(v => v.Id).Take(200).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<LocalVersion>> LocalAtWorkAsync(Kernel.Access.RowScope scope, VersionState state, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await scope.Filter(db.Local.Where(v => v.State == state)).OrderByDescending(v => v.Id).Take(200).ToListAsync(cancellation);
    }

    /// <summary>Withdrawn items, the newest first.</summary>
    public async Task<IReadOnlyList<Standing>> WithdrawnAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Standings.Where(s => s.Kind == StandingKind.Withdrawn).OrderByDescending(s => s.Id).Take(200).ToListAsync(cancellation);
    }

    private bool Shown(Item item, string? show) => show switch
    {
        "complete" => item.Elements.Complete,
        "catalogue" => !item.Elements.Complete,
        "suspended" => catalogue.PauseOf(item.Key) is not null,
        "cross-province" => item.Elements.CrossProvince.Length > 0,
        _ => true,
    };

    private static bool Named(ItemElements elements, string text) => text.Length == 0
        || (text.All(char.IsAsciiDigit) ? elements.Code.StartsWith(text, StringComparison.Ordinal)
            : text.All(char.IsAsciiLetter) ? Pinyin.Initials(elements.Name).Contains(text, StringComparison.OrdinalIgnoreCase)
            : elements.Name.Contains(text, StringComparison.Ordinal) || elements.Keywords.Any(k => k.Contains(text, StringComparison.Ordinal)));
}
