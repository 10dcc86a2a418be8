using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Services.Ratings.Domain;

namespace Heluo.Services.Ratings.Features;

/// <summary>What the handling body does with a bad review: contact, rectify and answer, or appeal.</summary>
internal sealed class HandleReview(ReviewDesk desk)
{
    public static readonly IReadOnlyDictionary<string, string> Ways = new Dictionary<string, string> { ["phone"] = "电话", ["visit"] = "当面", ["message"] = "平台消息" };

    public static readonly IReadOnlyDictionary<string, string> Findings = new Dictionary<string, string> { ["true"] = "属实", ["partly"] = "部分属实", ["unfounded"] = "诉求没有法定依据" };

    public static readonly IReadOnlyDictionary<string, string> Grounds = new Dictionary<string, string> { ["mistaken"] = "误评", ["malicious"] = "恶意差评", ["other-body"] = "不是本单位的职责" };

    /// <summary>Records that the rater was contacted; the rectification clock starts.</summary>
    /// <param name="Way">phone, visit or message; an anonymous rater is reached by message only.</param>
    /// <param name="Text">What was said; sent to the rater when the way is a message.</param>
    /// <param name="Complex">It cannot be put right at once.</param>
    /// <param name="Why">Why it needs time, when it is complex.</param>
    internal sealed record Contact(string? Way, string? Text, bool Complex, string? Why);

    /// <summary>Answers the rater.</summary>
    /// <param name="Finding">true, partly or unfounded.</param>
    /// <param name="Measures">What was put right, for the file.</param>
    /// <param name="Reply">What the rater reads.</param>
    internal sealed record Answer(string? Finding, string? Measures, string? Reply);

    /// <summary>Asks the supervisors not to count the rating.</summary>
    /// <param name="Ground">mistaken, malicious or other-body.</param>
    /// <param name="Text">Why, with the evidence.</param>
    internal sealed record Appeal(string? Ground, string? Text);

    public Task<Result<Done>> ContactAsync(Actor actor, long id, Contact said, CancellationToken cancellation) =>
        desk.ActAsync(actor, RatingsPermissions.Handle, "ratings.contact", id, (unit, db, review) =>
        {
            var refusal = review.RefuseUnless("联系评价人", ReviewState.AwaitingContact)
                ?? (!review.IsNamed && Ways.ContainsKey(said.Way ?? "") && said.Way != "message" ? RatingsErrors.AnonymousRater : null)
                ?? ReviewDesk.Together(
                    Ways.ContainsKey(said.Way ?? "") ? null : ReviewDesk.With(RatingsErrors.ChoiceNeeded.With("联系方式"), "way"),
                    ReviewDesk.Check("text", "联系情况", said.Text),
                    said.Complex ? ReviewDesk.Check("why", "需要限期整改的理由", said.Why) : null);
            if (refusal is not null) return Task.FromResult<Error?>(refusal);
            (review.State, review.IsComplex, review.HandlerName) = (ReviewState.Rectifying, said.Complex, actor.Name);
            desk.Start(unit, review, said.Complex ? ReviewClock.Complex : ReviewClock.Simple);
            ReviewDesk.Note(unit, db, review, $"{Ways[said.Way!]}联系评价人", said.Text!.Trim(), shown: true);
            if (said.Complex) ReviewDesk.Note(unit, db, review, "转为限期整改", said.Why!.Trim(), shown: true);
            if (said.Way == "message") desk.Tell(unit, review, "办理单位给您留言", said.Text.Trim());
            return Task.FromResult<Error?>(null);
        }, cancellation);

    public Task<Result<Done>> AnswerAsync(Actor actor, long id, Answer said, CancellationToken cancellation) =>
        desk.ActAsync(actor, RatingsPermissions.Handle, "ratings.answer", id, (unit, db, review) =>
        {
            var refusal = review.RefuseUnless("答复", ReviewState.Rectifying)
                ?? ReviewDesk.Together(
                    Findings.ContainsKey(said.Finding ?? "") ? null : ReviewDesk.With(RatingsErrors.ChoiceNeeded.With("核实结论"), "finding"),
                    ReviewDesk.Check("measures", "整改措施", said.Measures),
                    ReviewDesk.Check("reply", "给评价人的答复", said.Reply));
            if (refusal is not null) return Task.FromResult<Error?>(refusal);
            (review.State, review.Finding, review.Reply, review.HandlerName) = (ReviewState.AwaitingCallBack, Findings[said.Finding!], said.Reply!.Trim(), actor.Name);
            review.Rounds++;
            desk.Start(unit, review, ReviewClock.CallBack);
            ReviewDesk.Note(unit, db, review, $"核实：{review.Finding}", said.Measures!.Trim(), shown: false);
            ReviewDesk.Note(unit, db, review, "答复评价人", review.Reply, shown: true);
            desk.Tell(unit, review, "您的评价有了答复", review.Reply);
            return Task.FromResult<Error?>(null);
        }, cancellation);

    public Task<Result<Done>> AppealAsync(Actor actor, long id, Appeal said, CancellationToken cancellation) =>
        desk.ActAsync(actor, RatingsPermissions.Handle, "ratings.appeal", id, (unit, db, review) =>
        {
            var refusal = review.RefuseUnless("申诉", ReviewState.Rectifying)
                ?? (review.Appealed ? RatingsErrors.AppealOnce : null)
                ?? ReviewDesk.Together(
                    Grounds.ContainsKey(said.Ground ?? "") ? null : ReviewDesk.With(RatingsErrors.ChoiceNeeded.With("申诉理由"), "ground"),
                    ReviewDesk.Check("text", "申诉说明", said.Text));
            if (refusal is not null) return Task.FromResult<Error?>(refusal);
            (review.State, review.Appealed, review.HandlerName) = (ReviewState.Appealed, true, actor.Name);
            review.DaysKept = desk.DaysLeft(unit, review);
            desk.Start(unit, review, ReviewClock.Appeal);
            ReviewDesk.Note(unit, db, review, $"申诉：{Grounds[said.Ground!]}", said.Text!.Trim(), shown: false);
            return Task.FromResult<Error?>(null);
        }, cancellation);
}
