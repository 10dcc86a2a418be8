using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Ratings.Domain;
using Heluo.Services.Ratings.Features;
using Heluo.Services.Ratings.Pages.Rate;
using Heluo.Services.Ratings.Reading;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Ratings.Pages;

/// <summary><c>/my/matters/{id}/rate</c>: the applicant rates, follows up, and sees what came of it.</summary>
internal static class RatePages
{
    private const int CodeChannel = 3;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/my/matters/{id:long}/rate").ForApplicants().ExcludeFromDescription().SaysWhenMissing(MatterWords.NotYours);
        pages.MapGet("", ShowAsync);
        pages.MapPost("", RateAsync);
        pages.MapGet("/on", OccasionsAsync);
        pages.MapGet("/on/{occasion}", AskOccasionAsync);
        pages.MapPost("/on/{occasion}", RateOccasionAsync);
        pages.MapGet("/again", AskAgainAsync);
        pages.MapPost("/again", RateAgainAsync);
    }

    private static async Task<IResult> ShowAsync(long id, RateMatter rate, RatingReader reader, RatingRules rules, HttpContext context)
    {
        var actor = context.Actor();
        var matter = await rate.FindEndedAsync(actor, id, context.RequestAborted);
        if (!matter.Ok) return matter.Error == RatingsErrors.NotEnded ? new SeeOther($"/my/matters/{id}/rate/on") : Refused(matter.Error, id);
        var given = await reader.GivenAsync(actor, id, context.RequestAborted);
        var review = await ProgressAsync(reader, actor, id, context.RequestAborted);
        if (given.Count == 0) return new RazorComponentResult<RatePage>(new { Model = FormOf(matter.Value, rules, followUp: false) with { Review = review?.State ?? "" } });
        return new RazorComponentResult<RatedPage>(new
        {
            MatterId = id, ItemName = matter.Value.ItemName, BodyName = matter.Value.BodyName, JustRated = context.Request.Query["done"] == "1",
            Given = (IReadOnlyList<GivenRating>)[.. given.Select(r => new GivenRating(
                r.Number == 1 ? "我的评价" : "追加评价", r.Stars, rules.LevelName(r.Stars), [.. r.IndicatorCodes.Select(rules.IndicatorName)], r.Text, r.RatedAt, r.Screening == Screening.Waiting, r.IsNamed))],
            MayFollowUp = rate.MayFollowUp(given),
            Review = review,
        });
    }

    private static async Task<ReviewProgress?> ProgressAsync(RatingReader reader, Actor actor, long id, CancellationToken cancellation) =>
        await reader.ReviewOfAsync(actor, id, cancellation) is var (review, steps)
            ? new ReviewProgress(ReviewWords.Of(review.State), ReviewWords.ToneOf(review.State), review.IsOpen ? review.DueOn : null,
                [.. steps.Select(s => new ReviewEntry(s.At, ReviewWords.ToRater(s.Title), ReviewWords.ToRater(s.ByName), s.Text))], ReviewWords.NextForRater(review))
            : null;

    private static async Task<IResult> OccasionsAsync(long id, ICases cases, RateMatter rate, RatingReader reader, RatingRules rules, HttpContext context)
    {
        var actor = context.Actor();
        if (await cases.FindAsync(actor, id, context.RequestAborted) is not { } matter || matter.HolderId != actor.HolderId) return TypedResults.NotFound();
        var given = await reader.OnOccasionsAsync(actor, id, context.RequestAborted);
        return new RazorComponentResult<OccasionsPage>(new
        {
            MatterId = id, matter.Row.ItemName, matter.Row.BodyName, JustRated = context.Request.Query["done"] == "1",
            Review = await ProgressAsync(reader, actor, id, context.RequestAborted),
            Rated = (await reader.GivenAsync(actor, id, context.RequestAborted)).Count > 0,
            Ended = (await rate.FindEndedAsync(actor, id, context.RequestAborted)).Ok,
            Occasions = (IReadOnlyList<RateOccasion>)[.. rate.Given(matter).Select(o => new RateOccasion(
                o.Rule.Key, o.Rule.Name, o.At, given.TryGetValue(o.Rule.Key, out var stars) ? rules.LevelName(stars) : "", o.InTime && !given.ContainsKey(o.Rule.Key)))],
        });
    }

    private static async Task<IResult> AskOccasionAsync(long id, string occasion, RateMatter rate, RatingReader reader, RatingRules rules, HttpContext context)
    {
        var matter = await rate.FindOccasionAsync(context.Actor(), id, occasion, context.RequestAborted);
        if (!matter.Ok) return matter.Error.Status == 404 ? TypedResults.NotFound() : new SeeOther($"/my/matters/{id}/rate/on");
        return (await reader.OnOccasionsAsync(context.Actor(), id, context.RequestAborted)).ContainsKey(occasion)
            ? new SeeOther($"/my/matters/{id}/rate/on")
            : new RazorComponentResult<RatePage>(new { Model = FormOf(matter.Value, rules, followUp: false) with { Occasion = rules.FindOccasion(occasion)!.Name } });
    }

    private static async Task<IResult> RateOccasionAsync(long id, string occasion, RateMatter rate, RatingRules rules, HttpContext context)
    {
        var request = Read(await context.Request.ReadFormAsync(context.RequestAborted), context.Request);
        var saved = await rate.HandleOccasionAsync(context.Actor(), id, occasion, request, context.RequestAborted);
        if (saved.Ok) return new SeeOther($"/my/matters/{id}/rate/on?done=1");
        if (saved.Error.Fields.Count == 0) return saved.Error.Status == 409 ? new SeeOther($"/my/matters/{id}/rate/on") : Refused(saved.Error, id);
        var matter = await rate.FindOccasionAsync(context.Actor(), id, occasion, context.RequestAborted);
        return matter.Ok ? Again(FormOf(matter.Value, rules, followUp: false) with { Occasion = rules.FindOccasion(occasion)!.Name }, request, saved.Error) : Refused(matter.Error, id);
    }

    private static async Task<IResult> AskAgainAsync(long id, RateMatter rate, RatingReader reader, RatingRules rules, HttpContext context)
    {
        var matter = await rate.FindEndedAsync(context.Actor(), id, context.RequestAborted);
        if (!matter.Ok) return Refused(matter.Error, id);
        return rate.MayFollowUp(await reader.GivenAsync(context.Actor(), id, context.RequestAborted))
            ? new RazorComponentResult<RatePage>(new { Model = FormOf(matter.Value, rules, followUp: true) })
            : new SeeOther($"/my/matters/{id}/rate");
    }

    private static Task<IResult> RateAsync(long id, RateMatter rate, RatingRules rules, HttpContext context) => SaveAsync(id, rate, rules, context, followUp: false);

    private static Task<IResult> RateAgainAsync(long id, RateMatter rate, RatingRules rules, HttpContext context) => SaveAsync(id, rate, rules, context, followUp: true);

    private static async Task<IResult> SaveAsync(long id, RateMatter rate, RatingRules rules, HttpContext context, bool followUp)
    {
        var request = Read(await context.Request.ReadFormAsync(context.RequestAborted), context.Request);
        var saved = await rate.HandleAsync(context.Actor(), id, request, followUp, context.RequestAborted);
        if (saved.Ok) return new SeeOther($"/my/matters/{id}/rate?done=1");
        if (saved.Error.Fields.Count == 0) return saved.Error.Status == 409 ? new SeeOther($"/my/matters/{id}/rate") : Refused(saved.Error, id);
        var matter = await rate.FindEndedAsync(context.Actor(), id, context.RequestAborted);
        if (!matter.Ok) return Refused(matter.Error, id);
        return Again(FormOf(matter.Value, rules, followUp), request, saved.Error);
    }

    private static RateMatter.Request Read(IFormCollection form, HttpRequest request) => new(
        int.TryParse(form["stars"], NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : 0, [.. form["indicator"].OfType<string>()], form["text"].ToString(), form["named"] == "yes",
        ChannelOf(request));

    /// <summary>The form as it was sent, with what is wrong.</summary>
    private static RazorComponentResult<RatePage> Again(RateForm form, RateMatter.Request sent, Error error) => new(new
    {
        Model = form with { Stars = sent.Stars, Chosen = sent.Indicators!, Text = sent.Text ?? "", Named = sent.Named, Errors = new FieldErrors([.. error.Fields.Select(f => new FieldError(f.Key, f.Value))]) },
    })
    { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private static RateForm FormOf(EndedMatter matter, RatingRules rules, bool followUp) => new()
    {
        MatterId = matter.Id, ItemName = matter.ItemName, BodyName = matter.BodyName, IsFollowUp = followUp, Levels = rules.File.Levels,
        Indicators = [.. Enumerable.Range(1, RatingRules.Levels).Select(stars =>
            new LevelIndicators(stars, rules.LevelName(stars), [.. rules.Indicators(stars, matter.Channel == MatterChannel.Online).Select(i => new Option(i.Code, i.Name))]))],
        BadUpTo = rules.File.BadUpTo,
    };

    private static IResult Refused(Error error, long id) => error.Status == 404
        ? TypedResults.NotFound()
        : new RazorComponentResult<CannotRatePage>(new { Reason = error.Message, MatterId = id }) { StatusCode = error.Status };

    private static int ChannelOf(HttpRequest request) =>
        request.Query["from"] == "code" ? CodeChannel : request.Headers.UserAgent.ToString().Contains("Mobile", StringComparison.Ordinal) ? 2 : 1;
}
