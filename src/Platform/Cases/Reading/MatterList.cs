using System.Linq.Expressions;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Matters of the bodies that the actor's posts reach. Every box is served by an index of its own and paged by key.</summary>
internal sealed class MatterList(ModuleDbFactory<CasesDb> databases, MatterReader reader, ActLaw law, WorkCalendars calendars, IItems items, TimeProvider clock)
{
    private const int Most = 5_000;
    private const int MostItems = 50;
    private static readonly MatterStatus[] Running = [MatterStatus.Submitted, MatterStatus.Accepted, MatterStatus.Approved, MatterStatus.Rejected];

    public async Task<Page<MatterRow>> ListAsync(Actor actor, MatterQuery query, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var limit = Math.Clamp(query.Limit, 1, Most);
        var (byDay, name) = (IsByDay(query), NameOf(query));
        var pages = Queries(db, actor, query, limit + 1).Select(q => q.ToListAsync(cancellation));
        var page = name is not null
            ? await ScopeBranches.MergeAsync(pages, m => m.ApplicantName, m => m.Id, true, limit + 1, StringComparer.Ordinal)
            : byDay
                ? await ScopeBranches.MergeAsync(pages, m => m.DueOn, m => m.Id, false, limit + 1)
                : await ScopeBranches.MergeAsync(pages, m => m.Id, m => m.Id, true, limit + 1);
        var more = page.Count > limit;
        if (more) page.RemoveAt(page.Count - 1);
        var last = more ? page[^1] : null;
        return new Page<MatterRow>(
            [.. page.Select(m => reader.Row(m, null, actor.Can(CasesPermissions.ViewFull.Code, m.BodyId, m.Division)))],
            last is null ? null : name is not null ? Cursor.Of(last.ApplicantName, last.Id) : Cursor.Of(byDay ? last.DueOn ?? DateOnly.MinValue : DateOnly.MinValue, last.Id));
    }

    /// <summary>The ways to the rows that <c>cases.view</c> or <c>cases.supervise</c> opens.</summary>
    public static IReadOnlyList<Expression<Func<Matter, bool>>> Branches(Actor actor) => ScopeBranches.Of<Matter>(actor, PermissionOf(actor));

    private static string PermissionOf(Actor actor) => actor.Can(CasesPermissions.View.Code) ? CasesPermissions.View.Code : CasesPermissions.Supervise.Code;

    /// <summary>The branches of a list, each in the order of an index.</summary>
    internal IEnumerable<IQueryable<Matter>> Queries(CasesDb db, Actor actor, MatterQuery query, int take) => NameOf(query) is { } name
        ? ScopeBranches.ByCounty<Matter>(actor, PermissionOf(actor)).Select(branch => Named(db.Matters.Where(branch), name, query).Take(take))
        : Branches(actor).Select(branch => Ordered(Filter(db.Matters.Where(branch), query, IsByDay(query)), IsByDay(query)).Take(take));

    private static bool IsByDay(MatterQuery query) => query.Box is "open" or "soon" or "overdue" or "suspended" && string.IsNullOrWhiteSpace(query.Text);

    private static IQueryable<Matter> Ordered(IQueryable<Matter> matters, bool byDay) =>
        byDay ? matters.OrderBy(m => m.DueOn).ThenBy(m => m.Id) : matters.OrderByDescending(m => m.Id);

    private IQueryable<Matter> Filter(IQueryable<Matter> matters, MatterQuery query, bool byDay)
    {
        matters = matters.Where(m => m.SubmittedAt != null);
        matters = string.IsNullOrWhiteSpace(query.Text) ? Box(matters, query) : Search(matters, Words.Clean(query.Text));
        if (Words.Clean(query.ItemKey ?? "") is { Length: > 0 } key) matters = matters.Where(m => m.ItemKey == key);
        if (Cursor.Read(query.After) is not { } after) return matters;
        return byDay ? matters.Where(m => m.DueOn > after.Day || (m.DueOn == after.Day && m.Id > after.Id)) : matters.Where(m => m.Id < after.Id);
    }

    private IQueryable<Matter> Box(IQueryable<Matter> matters, MatterQuery query)
    {
        var today = clock.GetUtcNow().DayInChina();
        var from = (query.From ?? new DateOnly(today.Year, today.Month, 1)).StartInChina();
        var to = (query.To ?? today).EndInChina();
        switch (query.Box)
        {
            case "open": return matters.Where(m => m.DueOn != null);
            case "overdue": return matters.Where(m => m.DueOn < today && (Running.Contains(m.Status) || m.Status == MatterStatus.Suspended));
            case "soon":
                var soon = calendars.Current.AddWorkingDays(today, law.Lamps.AmberFrom).Date;
                return matters.Where(m => m.DueOn >= today && m.DueOn <= soon && Running.Contains(m.Status));
            case "suspended": return matters.Where(m => m.DueOn != null && m.Status == MatterStatus.Suspended);
            case "received": return matters.Where(m => m.SubmittedAt >= from && m.SubmittedAt <= to);
            case "done": return matters.Where(m => m.EndedAt >= from && m.EndedAt <= to);
            default: return matters;
        }
    }

    /// <summary>The beginning of a name that is searched; null when the words are a number, or two characters or more that stand in the name of an item.</summary>
    private string? NameOf(MatterQuery query) =>
        Words.Clean(query.Text ?? "") is { Length: > 0 } text && !text.Any(char.IsAsciiDigit) && (text.Length == 1 || !items.All.Any(i => i.Elements.Name.Contains(text, StringComparison.Ordinal))) ? text : null;

    /// <summary>Matters of applicants whose name begins so, in the order of an index over names: a range of it, compared by code point on both stores.</summary>
    private static IQueryable<Matter> Named(IQueryable<Matter> matters, string name, MatterQuery query)
    {
        var end = name + "\U0010FFFF";
        matters = matters.Where(m => m.ApplicantName.CompareTo(name) >= 0 && m.ApplicantName.CompareTo(end) < 0 && m.SubmittedAt != null);
        if (Words.Clean(query.ItemKey ?? "") is { Length: > 0 } key) matters = matters.Where(m => m.ItemKey == key);
        if (Cursor.ReadName(query.After) is { } after) matters = matters.Where(m => m.ApplicantName.CompareTo(after.Name) < 0 || (m.ApplicantName == after.Name && m.Id < after.Id));
        return matters.OrderByDescending(m => m.ApplicantName).ThenByDescending(m => m.Id);
    }

    /// <summary>A whole number, or the items whose name has the words in it.</summary>
    private IQueryable<Matter> Search(IQueryable<Matter> matters, string text)
    {
        if (text.Any(char.IsAsciiDigit)) return matters.Where(m => m.IntakeNumber == text || m.CaseNumber == text);
        var keys = items.All.Where(i => i.Elements.Name.Contains(text, StringComparison.Ordinal)).Select(i => i.Key).Take(MostItems).ToList();
        return matters.Where(m => m.ApplicantName == text || keys.Contains(m.ItemKey));
    }
}
