using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Services.Ratings.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Heluo.Services.Ratings.Features;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Reading;

/// <summary>What an applicant gave, and what came of it.</summary>
internal sealed class RatingReader(ModuleDbFactory<RatingsDb> databases, RatingRules rules, RateMatter rate) : IRatings
{
    public async Task<RatingGlance?> FindAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        var given = await GivenAsync(actor, matterId, cancellation);
        if (given is not [var first, ..]) return null;
        var review = await ReviewOfAsync(actor, matterId, cancellation);
        return new RatingGlance(first.Stars, rules.LevelName(first.Stars), first.RatedAt, rate.MayFollowUp(given), review is { } found ? ReviewWords.Of(found.Review.State) : "");
    }

    public async Task<IReadOnlySet<long>> RatedAsync(Actor actor, IReadOnlyCollection<long> matterIds, CancellationToken cancellation)
    {
        if (!actor.IsApplicant || matterIds.Count == 0) return new HashSet<long>();
        await using var db = databases.OpenForReading();
        var rated = db.Ratings.Where(r => matterIds.Contains(r.MatterId) && r.HolderId == actor.HolderId && r.Occasion == "" && r.Channel != RatingRow.DefaultChannel);
        return (await rated.Select(r => r.MatterId).ToListAsync(cancellation)).ToHashSet();
    }

    /// <summary>The actor's own ratings of a matter, the first first; default ones are none.</summary>
    public async Task<IReadOnlyList<RatingRow>> GivenAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        if (!actor.IsApplicant) return [];
        await using var db = databases.OpenForReading();
        return await db.Ratings.Where(r => r.MatterId == matterId && r.HolderId == actor.HolderId && r.Occasion == "" && r.Channel != RatingRow.DefaultChannel).OrderBy(r => r.Number).ToListAsync(cancellation);
    }

    /// <summary>What the actor gave the services within a matter: stars by occasion.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OnOccasionsAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        if (!actor.IsApplicant) return new Dictionary<string, int>();
        await using var db = databases.OpenForReading();
        return await db.Ratings.Where(r => r.MatterId == matterId && r.HolderId == actor.HolderId && r.Occasion != "").ToDictionaryAsync(r => r.Occasion, r => r.Stars, cancellation);
    }

    /// <summary>The newest bad review of the actor's matter, with the steps of it and of those before that are shown to the rater; null when there is none.</summary>
    public async Task<(BadReview Review, IReadOnlyList<BadReviewStep> Steps)?> ReviewOfAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var reviews = await db.BadReviews.Where(r => r.MatterId == matterId && r.HolderId == actor.HolderId).OrderByDescending(r => r.Id).ToListAsync(cancellation);
        if (reviews is not [var newest, ..]) return null;
        var all = reviews.ConvertAll(r => r.Id);
        return (newest, await db.Steps.Where(s => all.Contains(s.BadReviewId) && s.IsShown).OrderBy(s => s.Id).ToListAsync(cancellation));
    }
}
