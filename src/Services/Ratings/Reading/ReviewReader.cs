using System.Globalization;
using Heluo.Engines.Calendar;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Packs.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Reading;

/// <summary>Bad reviews that an official may see, most urgent first, paged by key.</summary>
internal sealed class ReviewReader(ModuleDbFactory<RatingsDb> databases, RatingRules rules, WorkCalendars calendars, TimeProvider clock)
{
    public const int Size = 20;

    /// <summary>A page of a box: <c>open</c>, <c>late</c> (escalated) or <c>done</c>.</summary>
    public async Task<(IReadOnlyList<BadReview> Rows, string? Next)> ListAsync(Actor actor, Permission permission, string box, string? after, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var rows = RowScope.Of(actor, permission.Code).Filter(db.BadReviews);
        rows = box switch
        {
            "done" => rows.Where(r => r.State == ReviewState.Closed || r.State == ReviewState.Dismissed),
            "late" => rows.Where(r => r.IsEscalated && r.State != ReviewState.Closed && r.State != ReviewState.Dismissed),
            _ => rows.Where(r => r.State != ReviewState.Closed && r.State != ReviewState.Dismissed),
        };
        if (Read(after) is { } last)
            rows = box == "done" ? rows.Where(r => r.Id < last.Id) : rows.Where(r => r.DueOn > last.DueOn || (r.DueOn == last.DueOn && r.Id > last.Id));
        var ordered = box == "done" ? rows.OrderByDescending(r => r.Id) : rows.OrderBy(r => r.DueOn).ThenBy(r => r.Id);
        var found = await ordered.Take(Size + 1).ToListAsync(cancellation);
        var page = found.Take(Size).ToList();
        return (page, found.Count > Size ? Cursor(page[^1]) : null);
    }

    /// <summary>A bad review with its rating and all its steps; null when the permission does not reach it.</summary>
    public async Task<(BadReview Review, RatingRow Rating, IReadOnlyList<BadReviewStep> Steps)?> FindAsync(Actor actor, Permission permission, long id, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var review = await db.BadReviews.SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (review is null || !actor.Can(permission.Code, review.BodyId, review.Division)) return null;
        var rating = await db.Ratings.SingleAsync(r => r.Id == review.RatingId, cancellation);
        return (review, rating, await db.Steps.Where(s => s.BadReviewId == id).OrderBy(s => s.Id).ToListAsync(cancellation));
    }

    /// <summary>Ratings whose text waits for a person, oldest first.</summary>
    public async Task<IReadOnlyList<RatingRow>> WaitingTextsAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var waiting = await db.Ratings.Where(r => r.Screening == Screening.Waiting).OrderBy(r => r.Id).Take(200).ToListAsync(cancellation);
        return [.. waiting.Where(r => actor.Can(RatingsPermissions.Supervise.Code, r.BodyId, r.Division)).Take(Size)];
    }

    /// <summary>Lamp and words of the clock that runs; null when none does.</summary>
    public ReviewLamp? LampOf(BadReview review)
    {
        if (review.Clock == ReviewClock.None || !review.IsOpen) return null;
        var today = clock.GetUtcNow().DayInChina();
        var left = calendars.Current.WorkingDaysBetween(today, review.DueOn);
        var term = rules.TermOf(review.Clock);
        var lamp = today > review.DueOn ? Lamp.Overdue : left <= rules.Lamps.RedFrom ? Lamp.Red : left <= rules.Lamps.AmberFrom ? Lamp.Amber : Lamp.Green;
        var words = lamp == Lamp.Overdue ? $"已超 {Math.Max(1, -left)} 个工作日" : left == 0 ? "今天到期" : $"余 {left} 个工作日";
        return new ReviewLamp(ReviewWords.LampOf(lamp), words, term.Name, review.DueOn, term.Article);
    }

    private static string Cursor(BadReview review) => string.Create(CultureInfo.InvariantCulture, $"{review.DueOn:yyyyMMdd}-{review.Id}");

    private static (DateOnly DueOn, long Id)? Read(string? cursor) =>
        cursor?.Split('-') is [var day, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (due, last) : null;
}

/// <summary>The clock of a bad review as people read it.</summary>
public sealed record ReviewLamp(Web.Components.LampState State, string Words, string Name, DateOnly DueOn, string Article);
