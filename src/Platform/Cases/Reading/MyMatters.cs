using System.Globalization;
using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>The applicant's own matters.</summary>
internal sealed class MyMatters(ModuleDbFactory<CasesDb> databases, MatterReader reader)
{
    public async Task<Page<MatterRow>> ListAsync(Actor actor, string? after, int limit, CancellationToken cancellation)
    {
        if (!actor.IsApplicant) return new Page<MatterRow>([], null);
        await using var db = databases.OpenForReading();
        var most = Math.Clamp(limit, 1, 100);
        var before = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MaxValue;
        var found = await db.Matters.Where(m => m.HolderId == actor.HolderId && m.Id < before).OrderByDescending(m => m.Id).Take(most + 1).ToListAsync(cancellation);
        var page = found.Take(most).ToList();
        return new Page<MatterRow>([.. page.Select(m => reader.Row(m, null, true))], found.Count > most ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
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
