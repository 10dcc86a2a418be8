using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Identity.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Intake;

/// <summary>The window's pages: first the item, then the person, then the journey, then the receipt.</summary>
internal static class IntakePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var intake = routes.MapGroup("/work/intake").ExcludeFromDescription();
        intake.MapGet("", ShowAsync).Requires(IntakePermissions.Intake);
        intake.MapGet("/start", PersonAsync).Requires(IntakePermissions.Intake);
        intake.MapPost("/start", StartAsync).Requires(IntakePermissions.Intake);
        intake.MapGet("/{id:long}", DoneAsync).Requires(IntakePermissions.Intake);
    }

    private static async Task<IResult> ShowAsync(IntakeDesk desk, ICases cases, TimeProvider clock, HttpContext context)
    {
        var actor = context.Actor();
        var place = desk.PlaceOf(actor);
        var search = IntakeStart.Read(context.Request.Query).Search;
        var today = await cases.ListAsync(actor, new MatterQuery { Box = "received", From = clock.GetUtcNow().DayInChina(), Limit = 20 }, context.RequestAborted);
        return new RazorComponentResult<IntakePage>(new { Search = search, Place = desk.NameOf(place), Found = desk.Find(actor, place, search), Today = today.Rows, Now = clock.GetUtcNow() });
    }

    private static Task<IResult> PersonAsync(IntakeDesk desk, HttpContext context)
    {
        var start = IntakeStart.Read(context.Request.Query);
        return Task.FromResult(Person(desk, context.Actor(), start with { Place = desk.PlaceOf(context.Actor()) }, FieldErrors.None));
    }

    private static async Task<IResult> StartAsync(IntakeDesk desk, ICases cases, IAccounts accounts, TimeProvider clock, HttpContext context)
    {
        var actor = context.Actor();
        var start = IntakeStart.Read(await context.Request.ReadFormAsync(context.RequestAborted)) with { Place = desk.PlaceOf(actor) };
        var kind = IntakeDesk.KindOf(start.Number, clock.GetUtcNow().DayInChina());
        var errors = Check(start, kind);
        if (errors.Count > 0) return Person(desk, actor, start, new FieldErrors(errors));
        var applicant = await accounts.FindOrRegisterAtWindowAsync(actor, kind!.Value, start.Name, start.Number, start.Phone, context.RequestAborted);
        if (!applicant.Ok) return Person(desk, actor, start, new FieldErrors([new("number", applicant.Error.Message)]));
        var started = await cases.StartDraftAsync(actor, new StartDraft(start.Item, start.Place, null, desk.FirstValues(start.Item, applicant.Value)) { OnBehalfOf = applicant.Value.Id }, context.RequestAborted);
        return started.Ok ? new SeeOther($"/apply/{started.Value}") : Person(desk, actor, start, new FieldErrors([new("number", started.Error.Message)]));
    }

    private static List<FieldError> Check(IntakeStart start, ApplicantKind? kind)
    {
        List<FieldError> errors = [];
        if (kind is null) errors.Add(new("number", start.Number.Length == 0 ? "请填写身份证号或者统一社会信用代码" : "号码不对，请核对证件：身份证号或者统一社会信用代码都是 18 位"));
        if (start.Name.Length == 0) errors.Add(new("name", "请填写证件上的姓名或者单位名称"));
        if (start.Phone.Length != 11 || !start.Phone.All(char.IsAsciiDigit) || start.Phone[0] != '1') errors.Add(new("phone", "请填写 11 位手机号，用来接收办理通知"));
        return errors;
    }

    private static IResult Person(IntakeDesk desk, Actor actor, IntakeStart start, FieldErrors errors)
    {
        if (desk.One(actor, start.Place, start.Item) is not { } implementation) return new SeeOther("/work/intake");
        return new RazorComponentResult<PersonPage>(new { Start = start, Implementation = implementation, Errors = errors }) { StatusCode = errors.All.Count > 0 ? 422 : 200 };
    }

    /// <summary>After submission: what to give the person, and what to do at once.</summary>
    private static async Task<IResult> DoneAsync(long id, ICases cases, TimeProvider clock, HttpContext context)
    {
        if (await cases.FindAsync(context.Actor(), id, context.RequestAborted) is not { } matter) return TypedResults.NotFound();
        return matter.Row.Status == MatterStatus.Draft ? new SeeOther($"/apply/{id}") : new RazorComponentResult<ReceivedPage>(new { Matter = matter, Now = clock.GetUtcNow() });
    }
}
