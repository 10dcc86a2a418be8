using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Kernel.Timers;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Features;

/// <summary>
/// Silence until the day the rules name counts as a default rating (channel 7), kept apart in every figure; the applicant may still rate, which replaces it. Works day by
/// day in the background, so that ending a matter costs nothing.
/// </summary>
internal sealed class RecordDefaults(ICases cases, IItems items, ModuleDbFactory<RatingsDb> databases, Writes writes, RatingRules rules, TimeProvider clock) : IRecurringJob
{
    private const int Page = 200;
    private const int DaysLookedBack = 3;

    public string Name => "ratings.record-defaults";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!rules.File.Default.Enabled) return;
        var today = clock.GetUtcNow().DayInChina();
        for (var back = DaysLookedBack; back >= 1; back--)
        {
            // ended so long ago that the term is over
            var day = today.AddDays(-rules.File.Default.Days - back);
            string? after = null;
            do
            {
                var page = await cases.EndedAsync(Actor.Platform, day, after, Page, cancellation);
                await RecordAsync(day, [.. page.Rows.Where(m => m.Status is MatterStatus.Delivered)], cancellation);
                after = page.Next;
            }
            while (after is not null);
        }
    }

    private async Task RecordAsync(DateOnly day, List<EndedMatter> ended, CancellationToken cancellation)
    {
        var ids = ended.ConvertAll(m => m.Id);
        await using (var reading = databases.OpenForReading())
        {
            var rated = await reading.Ratings.Where(r => ids.Contains(r.MatterId) && r.Occasion == "").Select(r => r.MatterId).ToListAsync(cancellation);
            ended.RemoveAll(m => rated.Contains(m.Id));
        }

        foreach (var matter in ended)
        {
            // one unit each, on the matter's own lane: an applicant who rates at this moment comes before or after, never between
            await writes.RunAsync<Done>(new Act(Actor.Platform, "ratings.default", "matter", matter.Id.ToString(CultureInfo.InvariantCulture)), async unit =>
            {
                var db = unit.Db<RatingsDb>();
                if (await db.Ratings.AnyAsync(r => r.MatterId == matter.Id && r.Occasion == "", CancellationToken.None)) return Done.Value;
                db.Ratings.Add(new RatingRow
                {
                    Id = unit.NextId(), MatterId = matter.Id, Number = 1, HolderId = matter.HolderId, ItemKey = matter.ItemKey, ItemCode = items.Find(matter.ItemKey)?.Elements.Code ?? "",
                    ItemName = matter.ItemName, CaseNumber = matter.Number, BodyId = matter.BodyId, BodyName = matter.BodyName, Division = matter.Division, Channel = RatingRow.DefaultChannel,
                    Stars = RatingRules.Levels, Indicators = "", IndicatorVersion = rules.File.Indicators.Version, Text = "", Screening = Screening.Empty, IsNamed = false, RatedAt = unit.Now,
                    AcceptedAt = matter.AcceptedAt, ClockKind = items.FindVersion(matter.ItemVersionId)?.Elements.Clock.Kind ?? "",
                });
                unit.Facts["endedOn"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return Done.Value;
            }, cancellation);
        }
    }
}
