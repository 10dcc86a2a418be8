using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Portal.Apply.Pages;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.Apply;

/// <summary>One question that narrows what is asked for.</summary>
internal static class AnswerSituation
{
    public const string FieldName = "answer";

    public static async Task<IResult> ShowAsync(long id, string question, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (journey.Matter.Row.Status != MatterStatus.Draft || journey.Find(StepKind.Situation, question) is not { } step) return new SeeOther(journey.Href);
        return Page(journey, step, FieldErrors.None);
    }

    public static async Task<IResult> SaveAsync(long id, string question, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (journey.Matter.Row.Status != MatterStatus.Draft || journey.Find(StepKind.Situation, question) is not { } step) return new SeeOther(journey.Href);
        var answer = (await context.Request.ReadFormAsync(context.RequestAborted))[FieldName].ToString();
        var situation = journey.Situations.First(s => s.Id == question);
        if (!situation.Options.Any(o => o.Value == answer)) return Page(journey, step, new FieldErrors([new(FieldName, "请选一个最符合您情况的")]));

        var answers = desk.Prune(journey.Elements, new Dictionary<string, string>(journey.Matter.Answers) { [question] = answer });
        var next = NextStep(desk, journey, step, answers);
        var saved = await cases.SaveDraftAsync(context.Actor(), id, new DraftContent(answers, null, next.Path), context.RequestAborted);
        return saved.Ok ? new SeeOther(journey.HrefOf(next)) : Page(journey, step, new FieldErrors([new(FieldName, saved.Error.Message)]));
    }

    private static JourneyStep NextStep(JourneyDesk desk, Journey journey, JourneyStep step, IReadOnlyDictionary<string, string> answers)
    {
        var then = desk.Of(journey.Actor, journey.Matter with { Answers = answers })!;
        return then.After(step) ?? then.Steps[0];
    }

    private static RazorComponentResult<SituationPage> Page(Journey journey, JourneyStep step, FieldErrors errors) =>
        new(new { Journey = journey, Step = step, Errors = errors }) { StatusCode = errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}
