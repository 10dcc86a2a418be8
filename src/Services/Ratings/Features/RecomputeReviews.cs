using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Features;

/// <summary>After a year's table of working days was replaced, the clocks of open bad reviews get their new last day.</summary>
internal sealed class RecomputeReviews(ModuleDbFactory<RatingsDb> databases, ReviewDesk desk) : IRecurringJob
{
    private const int Page = 200;

    public string Name => "ratings.recompute-clocks";

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken cancellation)
    {
        for (long last = 0; ;)
        {
            await using var db = databases.OpenForReading();
            var page = await db.BadReviews.Where(r => r.Id > last && r.State != ReviewState.Closed && r.State != ReviewState.Dismissed).OrderBy(r => r.Id).Take(Page).ToListAsync(cancellation);
            foreach (var review in page.Where(r => !r.IsEscalated && desk.Due(r) is { } due && due != r.DueOn)) await desk.RecomputeAsync(review.Id, cancellation);
            if (page.Count < Page) return;
            last = page[^1].Id;
        }
    }
}
