using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Reading;

/// <summary>Figures of one body or item. Default ratings are shown apart and count in nothing else.</summary>
/// <param name="Key">Id of the body or key of the item.</param>
/// <param name="Name">Its name.</param>
/// <param name="ByStars">How many gave one, two … five stars.</param>
/// <param name="Defaults">Default ratings.</param>
/// <param name="Reviews">Bad reviews closed.</param>
/// <param name="OnTime">Those of them that were contacted and put right in time.</param>
public sealed record RatingFigure(string Key, string Name, IReadOnlyList<int> ByStars, int Defaults, int Reviews, int OnTime)
{
    /// <summary>Ratings given by people.</summary>
    public int Count => ByStars.Sum();

    /// <summary>Mean of the stars; null without ratings.</summary>
    public double? Mean => Count == 0 ? null : ByStars.Select((n, i) => n * (i + 1.0)).Sum() / Count;

    /// <summary>Share of three to five stars (好评率); null without ratings.</summary>
    public double? Good => Count == 0 ? null : (double)ByStars.Skip(2).Sum() / Count;

    /// <summary>差评按期整改率; null when none was closed.</summary>
    public double? OnTimeRate => Reviews == 0 ? null : (double)OnTime / Reviews;
}

/// <summary>All figures at one instant.</summary>
public sealed record FigureBoard(DateTimeOffset At, RatingFigure All, IReadOnlyList<RatingFigure> Bodies, IReadOnlyList<RatingFigure> Items);

/// <summary>
/// Public figures by body and item. One grouped read over an index serves everybody; it is made anew when somebody asks and the last is older than ten seconds.
/// </summary>
internal sealed class RatingFigures(ModuleDbFactory<RatingsDb> databases, IDirectory directory, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _counting = new(1);
    private Counted? _counted;

    public void Dispose() => _counting.Dispose();

    /// <summary>Figures of the bodies below a division and their items.</summary>
    public async Task<FigureBoard> OfAsync(string division, CancellationToken cancellation)
    {
        var counted = await CurrentAsync(cancellation);
        var inside = counted.Groups.Where(g => directory.FindBody(g.BodyId) is { } body && body.Division.StartsWith(division, StringComparison.Ordinal)).ToList();
        var reviews = counted.Reviews.Where(r => r.Division.StartsWith(division, StringComparison.Ordinal)).ToList();
        return new FigureBoard(
            counted.At,
            Sum("", "合计", inside, reviews),
            [.. inside.GroupBy(g => g.BodyId).Select(g => Sum($"{g.Key}", directory.FindBody(g.Key)!.Name, g, reviews.Where(r => r.BodyId == g.Key))).OrderByDescending(f => f.Count).ThenBy(f => f.Name, StringComparer.Ordinal)],
            [.. inside.GroupBy(g => g.ItemKey).Select(g => Sum(g.Key, g.First().ItemName, g, reviews.Where(r => r.ItemKey == g.Key))).OrderByDescending(f => f.Count).ThenBy(f => f.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Published words about a body, newest first, without a hint to who wrote them.</summary>
    public async Task<IReadOnlyList<PublishedWords>> WordsAsync(long bodyId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var rows = await db.Ratings.Where(r => r.BodyId == bodyId && r.Screening == Screening.Published).OrderByDescending(r => r.Id).Take(20).ToListAsync(cancellation);
        var ids = rows.ConvertAll(r => r.Id);
        var replies = await db.BadReviews.Where(b => ids.Contains(b.RatingId) && b.State == ReviewState.Closed).ToDictionaryAsync(b => b.RatingId, b => b.Reply, cancellation);
        return [.. rows.Where(r => r.IsCounted).Select(r => new PublishedWords(r.ItemName, r.Stars, r.Text, r.RatedAt.DayInChina(), replies.GetValueOrDefault(r.Id)))];
    }

    private static RatingFigure Sum(string key, string name, IEnumerable<Group> groups, IEnumerable<ReviewGroup> reviews)
    {
        var (stars, defaults) = (new int[RatingRules.Levels], 0);
        foreach (var group in groups)
        {
            if (group.IsDefault) defaults += group.Count;
            else stars[group.Stars - 1] += group.Count;
        }

        var closed = reviews.ToList();
        return new RatingFigure(key, name, stars, defaults, closed.Sum(r => r.Count), closed.Where(r => !r.WasLate).Sum(r => r.Count));
    }

    private async Task<Counted> CurrentAsync(CancellationToken cancellation)
    {
        if (Fresh() is { } fresh) return fresh;
        await _counting.WaitAsync(cancellation);
        try
        {
            return Fresh() ?? (_counted = await CountAsync(cancellation));
        }
        finally
        {
            _counting.Release();
        }
    }

    private Counted? Fresh() => _counted is { } counted && clock.GetUtcNow() - counted.At < Oldest ? counted : null;

    private async Task<Counted> CountAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var groups = await db.Ratings.Where(r => r.Number == 1 && r.IsCounted)
            .GroupBy(r => new { r.BodyId, r.ItemKey, r.Stars, IsDefault = r.Channel == RatingRow.DefaultChannel })
            .Select(g => new { g.Key.BodyId, g.Key.ItemKey, g.Key.Stars, g.Key.IsDefault, Name = g.Max(r => r.ItemName)!, Count = g.Count() }).ToListAsync(cancellation);
        var reviews = await db.BadReviews.Where(r => r.State == ReviewState.Closed)
            .GroupBy(r => new { r.BodyId, r.Division, r.ItemKey, r.WasLate }).Select(g => new { g.Key.BodyId, g.Key.Division, g.Key.ItemKey, g.Key.WasLate, Count = g.Count() }).ToListAsync(cancellation);
        return new Counted(
            clock.GetUtcNow(),
            groups.ConvertAll(g => new Group(g.BodyId, g.ItemKey, g.Name, g.Stars, g.IsDefault, g.Count)),
            reviews.ConvertAll(r => new ReviewGroup(r.BodyId, r.Division, r.ItemKey, r.WasLate, r.Count)));
    }

    private sealed record Counted(DateTimeOffset At, List<Group> Groups, List<ReviewGroup> Reviews);

    private sealed record Group(long BodyId, string ItemKey, string ItemName, int Stars, bool IsDefault, int Count);

    private sealed record ReviewGroup(long BodyId, string Division, string ItemKey, bool WasLate, int Count);
}

/// <summary>Words that anybody may read.</summary>
public sealed record PublishedWords(string ItemName, int Stars, string Text, DateOnly RatedOn, string? Reply);
