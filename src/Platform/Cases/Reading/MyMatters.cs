using System.Globalization;
using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>The applicant's own matters.</summary>
internal sealed class MyMatters(ModuleDbFactory<CasesDb> databases, MatterReader reader)
{
    public async Task<Page<MatterRow>> ListAsync(Actor actor, MineQuery query, CancellationToken cancellation)
    {
        if (!actor.IsApplicant) return new Page<MatterRow>([], null);
        await using var db = databases.OpenForReading();
        var most = Math.Clamp(query.Limit, 1, 100);
        var before = long.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MaxValue;
        var found = await Filter(db.Matters.Where(m => m.HolderId == actor.HolderId && m.Id < before), query).OrderByDescending(m => m.Id).Take(most + 1).ToListAsync(cancellation);
        var page = found.Take(most).ToList();
        return new Page<MatterRow>([.. page.Select(m => reader.Row(m, null, true))], found.Count > most ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static IQueryable<Matter> Filter(IQueryable<Matter> matters, MineQuery query)
    {
        var boxed = query.Box switch
        {
            MineBox.Drafts => matters.Where(m => m.Status == MatterStatus.Draft),
            MineBox.Running => matters.Where(m => m.Status != MatterStatus.Draft && m.EndedAt == null),
            MineBox.Waiting => matters.Where(m => m.Status == MatterStatus.Draft || m.Status == MatterStatus.AwaitingCorrection),
            MineBox.Ended => matters.Where(m => m.EndedAt != null),
            _ => matters,
        };
        if (query.ItemKey is { Length: > 0 } key) boxed = boxed.Where(m => m.ItemKey == key);
        if (query.Text is not { Length: > 0 } text) return boxed;
        return boxed.Where(m => m.ItemName.Contains(text) || m.IntakeNumber.Contains(text) || m.CaseNumber.Contains(text));
    }

    public async Task<JsonElement?> LastValuesAsync(Actor actor, string itemKey, CancellationToken cancellation)
    {
        if (!actor.IsApplicant) return null;
        await using var db = databases.OpenForReading();
        var last = await db.Matters.Where(m => m.HolderId == actor.HolderId && m.ItemKey == itemKey && m.SubmittedAt != null).OrderByDescending(m => m.Id)
            .Select(m => (long?)m.Id).FirstOrDefaultAsync(cancellation);
        if (last is null) return null;
        var values = await db.Contents.Where(c => c.Id == last).Select(c => c.FormValues).SingleAsync(cancellation);
        return JsonDocument.Parse(values).RootElement;
    }
}
