using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Identity.Contracts;
using Heluo.Services.Ratings.Domain;
using Heluo.Services.Ratings.Features;
using Heluo.Services.Ratings.Reading;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Ratings.Pages.Work;

/// <summary>Makes the pages of bad reviews, for the handling and for the supervising side.</summary>
internal sealed class ReviewModels(ReviewReader reader, RatingRules rules, IAccounts accounts)
{
    public async Task<ReviewList> ListAsync(HttpContext context, Permission permission, string root)
    {
        var box = context.Request.Query["box"].ToString() is "done" or "late" ? context.Request.Query["box"].ToString() : "open";
        string? after = context.Request.Query["after"];
        var (rows, next) = await reader.ListAsync(context.Actor(), permission, box, after, context.RequestAborted);
        return new ReviewList(root, box, [.. rows.Select(r => new ReviewRow(r.Id, r.ItemName, r.BodyName, r.CaseNumber, r.Stars, ReviewWords.Of(r.State), ReviewWords.ToneOf(r.State), reader.LampOf(r), r.IsEscalated, r.HandlerName, r.OpenedAt))],
            next is null ? null : $"{root}?box={box}&after={Uri.EscapeDataString(next)}", string.IsNullOrEmpty(after) ? null : $"{root}?box={box}");
    }

    public async Task<IReadOnlyList<WaitingText>> TextsAsync(HttpContext context) =>
        [.. (await reader.WaitingTextsAsync(context.Actor(), context.RequestAborted)).Select(r => new WaitingText(r.Id, r.ItemName, r.BodyName, r.Stars, rules.LevelName(r.Stars), r.Text, r.RatedAt))];

    public async Task<IResult> ShowAsync(HttpContext context, Permission permission, long id, string root) =>
        await FindAsync(context, permission, id, root) is { } model ? new RazorComponentResult<ReviewPage>(new { Model = model }) : TypedResults.NotFound();

    /// <summary>Does an act from a form: on to the review, or the page again with what is wrong.</summary>
    public async Task<IResult> ActAsync(HttpContext context, Permission permission, long id, string root, string act, Func<IFormCollection, Task<Result<Done>>> work)
    {
        if (!context.Request.HasFormContentType) return new SeeOther($"{root}/{id}");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var done = await work(form);
        if (done.Ok) return new SeeOther($"{root}/{id}?done={act}");
        if (done.Error.Status == 404 || await FindAsync(context, permission, id, root) is not { } model) return TypedResults.NotFound();
        var errors = done.Error.Fields.Count > 0 ? done.Error.Fields.Select(f => new FieldError(f.Key, f.Value)) : [new FieldError("", done.Error.Message)];
        var refused = model with { Act = act, Typed = form.ToDictionary(f => f.Key, f => f.Value.ToString()), Errors = new FieldErrors([.. errors]) };
        return new RazorComponentResult<ReviewPage>(new { Model = refused }) { StatusCode = done.Error.Status };
    }

    private async Task<ReviewModel?> FindAsync(HttpContext context, Permission permission, long id, string root)
    {
        if (await reader.FindAsync(context.Actor(), permission, id, context.RequestAborted) is not var (review, rating, steps)) return null;
        var watch = permission == RatingsPermissions.Supervise;
        return new ReviewModel
        {
            Id = id, Root = root, ItemName = review.ItemName, BodyName = review.BodyName, CaseNumber = review.CaseNumber, Stars = review.Stars, Level = rules.LevelName(review.Stars),
            Indicators = [.. rating.IndicatorCodes.Select(rules.IndicatorName)], Text = rating.Text, RatedAt = rating.RatedAt, Rater = await RaterAsync(review, watch, context.RequestAborted),
            IsNamed = review.IsNamed, State = ReviewWords.Of(review.State), Tone = ReviewWords.ToneOf(review.State), Lamp = reader.LampOf(review), IsEscalated = review.IsEscalated,
            Done = ReviewWords.DoneOf(context.Request.Query["done"].ToString(), review.State), Next = ReviewWords.NextOf(review),
            Acts = watch ? WatchActs(review) : HandleActs(review),
            Steps = [.. steps.Select(s => new Rate.ReviewEntry(s.At, s.Title, s.ByName, s.Text))],
        };
    }

    /// <summary>Who rated: never more than the rater allowed, and never outside the handling office and its supervisors.</summary>
    private async Task<string> RaterAsync(BadReview review, bool watch, CancellationToken cancellation)
    {
        if (!review.IsNamed) return watch ? "匿名评价人，回访请用平台消息" : "匿名评价人，只能通过平台消息联系";
        if (await accounts.FindAsync(review.HolderId, cancellation) is not { } rater) return "实名评价人";
        var name = rater.Kind == ApplicantKind.Person && rater.Name.Length > 0 ? rater.Name[..1] + new string('*', rater.Name.Length - 1) : rater.Name;
        return rater.Phone.Length > 0 ? $"{name}，电话 {rater.Phone}" : name;
    }

    private static IReadOnlyList<string> HandleActs(BadReview review) => review.State switch
    {
        ReviewState.AwaitingContact => ["contact"],
        ReviewState.Rectifying => review.Appealed ? ["answer"] : ["answer", "appeal"],
        _ => [],
    };

    private static IReadOnlyList<string> WatchActs(BadReview review) => review.State switch
    {
        ReviewState.Appealed => ["ruling"],
        ReviewState.AwaitingCallBack => ["call-back"],
        _ => [],
    };
}

/// <summary>A box of bad reviews.</summary>
public sealed record ReviewList(string Root, string Box, IReadOnlyList<ReviewRow> Rows, string? NextHref, string? FirstHref);

/// <summary>A bad review in a list.</summary>
public sealed record ReviewRow(long Id, string ItemName, string BodyName, string CaseNumber, int Stars, string State, Tone Tone, ReviewLamp? Lamp, bool IsEscalated, string Handler, DateTimeOffset OpenedAt);

/// <summary>A text that waits for a decision whether it is shown.</summary>
public sealed record WaitingText(long Id, string ItemName, string BodyName, int Stars, string Level, string Text, DateTimeOffset At);

/// <summary>A bad review with what may be done now.</summary>
public sealed record ReviewModel
{
    private static readonly string[] Sentences = ["text", "why", "measures", "reply"];

    public required long Id { get; init; }
    public required string Root { get; init; }
    public required string ItemName { get; init; }
    public required string BodyName { get; init; }
    public required string CaseNumber { get; init; }
    public required int Stars { get; init; }
    public required string Level { get; init; }
    public required IReadOnlyList<string> Indicators { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset RatedAt { get; init; }
    public required string Rater { get; init; }
    public required bool IsNamed { get; init; }
    public required string State { get; init; }
    public required Tone Tone { get; init; }
    public required ReviewLamp? Lamp { get; init; }
    public required bool IsEscalated { get; init; }
    public required IReadOnlyList<string> Acts { get; init; }
    public required IReadOnlyList<Rate.ReviewEntry> Steps { get; init; }

    /// <summary>What was just done; null when nothing was.</summary>
    public required string? Done { get; init; }

    /// <summary>What comes next, by whom and until when.</summary>
    public required string Next { get; init; }

    /// <summary>The act that was refused, with what had been typed.</summary>
    public string Act { get; init; } = "";
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
    public FieldErrors Errors { get; init; } = FieldErrors.None;

    /// <summary>The sentences among what had been typed, in the order of the form.</summary>
    internal IEnumerable<string> Words => Sentences.Select(name => Typed.GetValueOrDefault(name, "").Trim()).Where(words => words.Length > 0);

    internal string? Of(string act, string field) => Act == act ? Typed.GetValueOrDefault(field) : null;

    internal FieldErrors ErrorsOf(string act) => Act == act ? Errors : FieldErrors.None;
}
