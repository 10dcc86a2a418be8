using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Features;

/// <summary>What the supervising side does: rule on appeals, call raters back, release texts.</summary>
internal sealed class SuperviseReview(ReviewDesk desk, Writes writes)
{
    private const int MostRounds = 2;

    /// <summary>Whom the rater reads in place of the official's name.</summary>
    private const string Supervisors = "监督单位";

    /// <summary>Rules on an appeal.</summary>
    /// <param name="Decision">uphold: the rating no longer counts; reject: the rectification goes on.</param>
    /// <param name="Text">Reasons.</param>
    internal sealed record Ruling(string? Decision, string? Text);

    /// <summary>What the rater said when called back.</summary>
    /// <param name="Satisfied">yes or no.</param>
    /// <param name="Text">In words.</param>
    internal sealed record CallBack(string? Satisfied, string? Text);

    public Task<Result<Done>> RuleAsync(Actor actor, long id, Ruling said, CancellationToken cancellation) =>
        desk.ActAsync(actor, RatingsPermissions.Supervise, "ratings.rule-appeal", id, async (unit, db, review) =>
        {
            var refusal = review.RefuseUnless("复核申诉", ReviewState.Appealed)
                ?? ReviewDesk.Together(
                    said.Decision is "uphold" or "reject" ? null : ReviewDesk.With(RatingsErrors.ChoiceNeeded.With("复核结论"), "decision"),
                    ReviewDesk.Check("text", "复核理由", said.Text));
            if (refusal is not null) return refusal;
            if (said.Decision == "reject")
            {
                review.State = ReviewState.Rectifying;
                desk.Start(unit, review, review.IsComplex ? ReviewClock.Complex : ReviewClock.Simple, review.DaysKept);
                ReviewDesk.Note(unit, db, review, "申诉不成立，继续整改", said.Text!.Trim(), shown: false);
                return null;
            }

            (review.State, review.ClosedAt) = (ReviewState.Dismissed, unit.Now);
            desk.Start(unit, review, ReviewClock.None);
            var rating = await db.Ratings.SingleAsync(r => r.Id == review.RatingId, CancellationToken.None);
            rating.IsCounted = false;
            rating.Version++;
            ReviewDesk.Note(unit, db, review, "申诉成立，评价不计入", said.Text!.Trim(), shown: true, Supervisors);
            desk.Tell(unit, review, "您的评价经复核不计入", $"{said.Text.Trim().TrimEnd('。')}。不同意这个结论的，可以打 12345 反映。");
            return null;
        }, cancellation);

    public Task<Result<Done>> CallBackAsync(Actor actor, long id, CallBack said, CancellationToken cancellation) =>
        desk.ActAsync(actor, RatingsPermissions.Supervise, "ratings.call-back", id, (unit, db, review) =>
        {
            var refusal = review.RefuseUnless("回访", ReviewState.AwaitingCallBack)
                ?? ReviewDesk.Together(
                    said.Satisfied is "yes" or "no" ? null : ReviewDesk.With(RatingsErrors.ChoiceNeeded.With("评价人是否满意"), "satisfied"),
                    ReviewDesk.Check("text", "回访情况", said.Text));
            if (refusal is not null) return Task.FromResult<Error?>(refusal);
            review.IsSatisfied = said.Satisfied == "yes";
            if (review.IsSatisfied == false && review.Rounds < MostRounds)
            {
                (review.State, review.IsComplex) = (ReviewState.Rectifying, true);
                desk.Start(unit, review, ReviewClock.Complex);
                ReviewDesk.Note(unit, db, review, "回访不满意，重新整改", said.Text!.Trim(), shown: true, Supervisors);
                desk.Tell(unit, review, "您的评价退回重新整改", ReviewWords.NextForRater(review)!.Value.Text);
                return Task.FromResult<Error?>(null);
            }

            (review.State, review.ClosedAt) = (ReviewState.Closed, unit.Now);
            desk.Start(unit, review, ReviewClock.None);
            ReviewDesk.Note(unit, db, review, review.IsSatisfied == true ? "回访满意，办结" : "回访仍不满意，办结并通报", said.Text!.Trim(), shown: true, Supervisors);
            desk.Tell(unit, review, "您的评价处理完了", "监督单位已经回访，处理经过可以在“我的评价”里看。");
            return Task.FromResult<Error?>(null);
        }, cancellation);

    /// <summary>Lets a text that waits be shown, or not.</summary>
    public Task<Result<Done>> ScreenAsync(Actor actor, long ratingId, bool publish, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "ratings.screen", "rating", ratingId.ToString(System.Globalization.CultureInfo.InvariantCulture)), async unit =>
        {
            var rating = await unit.Db<RatingsDb>().Ratings.SingleOrDefaultAsync(r => r.Id == ratingId, CancellationToken.None);
            if (rating is null || !actor.Can(RatingsPermissions.Supervise.Code, rating.BodyId, rating.Division)) return RatingsErrors.ReviewUnknown;
            if (rating.Screening != Screening.Waiting) return RatingsErrors.ScreenedAlready;
            rating.Screening = publish ? Screening.Published : Screening.Withheld;
            rating.Version++;
            return Done.Value;
        }, cancellation);
}
