using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Matters that ended on a day, in the order in which they ended.</summary>
internal sealed class EndedMatters(ModuleDbFactory<CasesDb> databases)
{
    public async Task<Page<EndedMatter>> ListAsync(Actor actor, DateOnly day, string? after, int limit, CancellationToken cancellation)
    {
        if (actor.Kind != ActorKind.System) return new Page<EndedMatter>([], null);
        await using var db = databases.OpenForReading();
        var (from, to) = (day.StartInChina(), day.AddDays(1).StartInChina());
        var ended = db.Matters.Where(m => m.EndedAt >= from && m.EndedAt < to && m.SubmittedAt != null);
        if (Read(after) is { } last) ended = ended.Where(m => m.EndedAt > last.At || (m.EndedAt == last.At && m.Id > last.Id));
        var most = Math.Clamp(limit, 1, 500);
        var found = await ended.OrderBy(m => m.EndedAt).ThenBy(m => m.Id).Take(most + 1).ToListAsync(cancellation);
        var page = found.Take(most).ToList();
        return new Page<EndedMatter>([.. page.Select(ToContract)], found.Count > most ? Cursor(page[^1]) : null);
    }

    public async Task<EndedMatter?> FindAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        if (!actor.IsApplicant) return null;
        await using var db = databases.OpenForReading();
        var matter = await CasesDb.FindMatter(db, matterId);
        cancellation.ThrowIfCancellationRequested();
        return matter is { EndedAt: not null, SubmittedAt: not null } && matter.HolderId == actor.HolderId ? ToContract(matter) : null;
    }

    private static EndedMatter ToContract(Matter m) => new(
        m.Id, m.Status, m.HolderId, m.ItemKey, m.ItemName, m.CaseNumber.Length > 0 ? m.CaseNumber : m.IntakeNumber, m.BodyId, m.BodyName, m.Division, m.EndedAt!.Value, m.Channel, m.ItemVersionId, m.AcceptedAt);

    private static string Cursor(Matter m) => string.Create(CultureInfo.InvariantCulture, $"{m.EndedAt!.Value.UtcTicks}-{m.Id}");

    private static (DateTimeOffset At, long Id)? Read(string? cursor) =>
        cursor?.Split('-') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (new DateTimeOffset(ticks, TimeSpan.Zero), last) : null;
}
