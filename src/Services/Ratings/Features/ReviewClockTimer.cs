using System.Globalization;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Kernel.Timers;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Features;

/// <summary>A clock of a bad review ran out: the supervisors get it before them, and it counts as late.</summary>
internal sealed class ReviewClockTimer(RatingRules rules, ReviewDesk desk) : ITimerHandler
{
    public string Kind => ReviewDesk.TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var db = unit.Db<RatingsDb>();
        var id = long.Parse(timer.Key, CultureInfo.InvariantCulture);
        var review = await db.BadReviews.SingleOrDefaultAsync(r => r.Id == id);
        if (review is not { IsOpen: true } || review.Clock == ReviewClock.None) return;
        review.IsEscalated = true;
        if (review.Clock is ReviewClock.Contact or ReviewClock.Simple or ReviewClock.Complex) review.WasLate = true;
        ReviewDesk.Note(unit, db, review, $"“{rules.TermOf(review.Clock).Name}”超期，已升级督办", rules.TermOf(review.Clock).Article, shown: false);
        review.Version++;
        var (title, text) = ("差评处理超期", $"办件 {review.CaseNumber} 的“{rules.TermOf(review.Clock).Name}”应在 {review.DueOn.ToChineseText()} 前完成，现已超期，已升级督办。");
        await desk.TellOfficialsAsync(unit, review, RatingsPermissions.Handle, "/work/ratings", title, text);
        await desk.TellOfficialsAsync(unit, review, RatingsPermissions.Supervise, "/work/ratings-watch", title, text);
    }
}
