using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Messages.Contracts;
using Heluo.Platform.Packs.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Features;

/// <summary>Opens bad reviews and moves them: state, clock, step and message of an act are saved together.</summary>
internal sealed class ReviewDesk(Writes writes, RatingRules rules, WorkCalendars calendars, IDirectory directory, IMessages messages)
{
    public const string TimerKind = "ratings.review-clock";
    private const int LongestText = 1000;

    /// <summary>Opens the work order of a bad rating; a matter has at most one open.</summary>
    public async Task OpenAsync(Unit unit, RatingsDb db, RatingRow rating)
    {
        if (await db.BadReviews.AnyAsync(r => r.MatterId == rating.MatterId && r.State != ReviewState.Closed && r.State != ReviewState.Dismissed)) return;
        var review = new BadReview
        {
            Id = unit.NextId(), RatingId = rating.Id, MatterId = rating.MatterId, HolderId = rating.HolderId, ItemKey = rating.ItemKey, ItemName = rating.ItemName, CaseNumber = rating.CaseNumber,
            BodyId = rating.BodyId, BodyName = rating.BodyName, Division = rating.Division, Stars = rating.Stars, IsNamed = rating.IsNamed, OpenedAt = unit.Now,
        };
        db.BadReviews.Add(review);
        Start(unit, review, ReviewClock.Contact);
        Note(unit, db, review, "收到差评", $"{(rules.FindOccasion(rating.Occasion) is { } occasion ? $"“{occasion.Name}”环节，" : "")}{rating.Stars} 星：{string.Join("、", rating.IndicatorCodes.Select(rules.IndicatorName).Append(rating.Text).Where(t => t.Length > 0))}", shown: true, by: "评价人");
        messages.Send(unit, new Notice
        {
            HolderId = rating.HolderId, Title = $"{rating.ItemName}：已转办您的评价", Link = $"/my/matters/{rating.MatterId}/rate",
            Text = $"{rating.BodyName}最迟 {review.DueOn.ToChineseText()} 联系您，核实后整改并答复。",
        });
        await TellOfficialsAsync(unit, review, RatingsPermissions.Handle, "/work/ratings", "收到差评，请处理", $"办件 {review.CaseNumber} 收到 {rating.Stars} 星评价，最迟 {review.DueOn.ToChineseText()} 联系评价人。");
    }

    /// <summary>Does an act on a review that the actor's permission reaches, and tells those whose turn it is then.</summary>
    public Task<Result<Done>> ActAsync(Actor actor, Permission permission, string act, long reviewId, Func<Unit, RatingsDb, BadReview, Task<Error?>> work, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, act, "bad-review", reviewId.ToString(CultureInfo.InvariantCulture)), async unit =>
        {
            var db = unit.Db<RatingsDb>();
            var review = await db.BadReviews.SingleOrDefaultAsync(r => r.Id == reviewId, CancellationToken.None);
            if (review is null || !actor.Can(permission.Code, review.BodyId, review.Division)) return RatingsErrors.ReviewUnknown;
            var before = review.State;
            if (await work(unit, db, review) is { } refusal) return refusal;
            review.Version++;
            await HandOnAsync(unit, review, before);
            return Done.Value;
        }, cancellation);

    private Task HandOnAsync(Unit unit, BadReview review, ReviewState before)
    {
        var text = $"办件 {review.CaseNumber}：{ReviewWords.NextOf(review)}";
        return (before, review.State) switch
        {
            (_, ReviewState.Appealed) => TellOfficialsAsync(unit, review, RatingsPermissions.Supervise, "/work/ratings-watch", "差评有申诉，请复核", text),
            (_, ReviewState.AwaitingCallBack) => TellOfficialsAsync(unit, review, RatingsPermissions.Supervise, "/work/ratings-watch", "差评已答复，请回访", text),
            (ReviewState.Appealed, ReviewState.Rectifying) => TellOfficialsAsync(unit, review, RatingsPermissions.Handle, "/work/ratings", "申诉不成立，请继续整改", text),
            (ReviewState.AwaitingCallBack, ReviewState.Rectifying) => TellOfficialsAsync(unit, review, RatingsPermissions.Handle, "/work/ratings", "回访不满意，请再次整改", text),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Starts the clock of the next step; the one before ends.</summary>
    public void Start(Unit unit, BadReview review, ReviewClock next, int? days = null)
    {
        NoteLateness(unit, review);
        (review.Clock, review.IsEscalated) = (next, false);
        if (next == ReviewClock.None)
        {
            review.DueOn = DateOnly.MaxValue;
            unit.Unschedule(TimerKind, Key(review));
            return;
        }

        var today = unit.Now.DayInChina();
        (review.ClockFrom, review.ClockDays) = (today, days is { } left ? Math.Max(left, 0) : null);
        review.DueOn = Due(review)!.Value;
        unit.Schedule(TimerKind, Key(review), review.DueOn.EndInChina().AddSeconds(1));
    }

    /// <summary>Last day of the running clock by the table of working days in force; null when it can't be told.</summary>
    public DateOnly? Due(BadReview review) => review.ClockFrom is not { } from || review.Clock == ReviewClock.None ? null
        : review.ClockDays is { } days ? calendars.Current.AddWorkingDays(from, days).Date : rules.TermOf(review.Clock).DueAfter(calendars.Current, from);

    /// <summary>The clock of a review on a table that was replaced (standards A13); one that ran out stays as it is.</summary>
    public Task<Result<Done>> RecomputeAsync(long reviewId, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(Actor.Platform, "ratings.recompute", "bad-review", reviewId.ToString(CultureInfo.InvariantCulture)), async unit =>
        {
            var db = unit.Db<RatingsDb>();
            var review = await db.BadReviews.SingleAsync(r => r.Id == reviewId, cancellation);
            if (!review.IsOpen || review.IsEscalated || Due(review) is not { } due || due == review.DueOn) return Done.Value;
            Note(unit, db, review, "期限重新计算", $"放假安排调整，“{rules.TermOf(review.Clock).Name}”由 {review.DueOn.ToChineseText()} 改为 {due.ToChineseText()}。", shown: false);
            review.DueOn = due;
            review.Version++;
            unit.Schedule(TimerKind, Key(review), due.EndInChina().AddSeconds(1));
            return Done.Value;
        }, cancellation);

    public static void Note(Unit unit, RatingsDb db, BadReview review, string title, string text, bool shown, string? by = null) => db.Steps.Add(new BadReviewStep
    {
        Id = unit.NextId(), BadReviewId = review.Id, At = unit.Now, Title = title, ByName = by ?? (shown ? review.BodyName : unit.Actor.Name), Text = text, IsShown = shown,
    });

    public void Tell(Unit unit, BadReview review, string title, string text) => messages.Send(unit, new Notice
    {
        HolderId = review.HolderId, Title = $"{review.ItemName}：{title}", Text = text, Link = $"/my/matters/{review.MatterId}/rate", Outside = true,
    });

    /// <summary>Tells the officials whose posts carry the permission for the handling body.</summary>
    public async Task TellOfficialsAsync(Unit unit, BadReview review, Permission permission, string folder, string title, string text)
    {
        foreach (var official in await directory.HoldersOfAsync(permission.Code, review.BodyId, review.Division, unit.Now.DayInChina(), CancellationToken.None))
            messages.Send(unit, new Notice { OfficialId = official.Id, Title = $"{title}：{review.ItemName}", Text = text, Link = $"{folder}/{review.Id}" });
    }

    /// <summary>Working days that the running clock still has.</summary>
    public int DaysLeft(Unit unit, BadReview review) => calendars.Current.WorkingDaysBetween(unit.Now.DayInChina(), review.DueOn);

    /// <summary>The words of a field, or what is wrong with them.</summary>
    public static Error? Check(string field, string name, string? text) => (text ?? "").Trim().Length switch
    {
        0 => With(RatingsErrors.WordsNeeded.With(name), field),
        > LongestText => With(RatingsErrors.WordsTooLong.With(name), field),
        _ => null,
    };

    /// <summary>All that is wrong with a form at once; null when nothing is.</summary>
    public static Error? Together(params IEnumerable<Error?> found)
    {
        var wrong = found.OfType<Error>().ToList();
        return wrong.Count < 2 ? wrong.FirstOrDefault() : wrong[0] with { Fields = wrong.SelectMany(e => e.Fields).ToDictionary() };
    }

    /// <summary>The refusal as one of a field.</summary>
    public static Error With(Error error, string field) => error with { Fields = new Dictionary<string, string> { [field] = error.Message } };

    private static void NoteLateness(Unit unit, BadReview review)
    {
        if (review.Clock is ReviewClock.Contact or ReviewClock.Simple or ReviewClock.Complex && unit.Now.DayInChina() > review.DueOn && review.DueOn != default) review.WasLate = true;
    }

    private static string Key(BadReview review) => review.Id.ToString(CultureInfo.InvariantCulture);
}
