using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Kernel.Timers;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Messages.Contracts;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Features;

/// <summary>What a body writes when it asks for a change.</summary>
internal sealed record NewRequest
{
    public RequestKind Kind { get; init; } = RequestKind.Adjust;
    public string ItemKey { get; init; } = "";
    public string ItemName { get; init; } = "";
    public string DocumentName { get; init; } = "";
    public string DocumentNumber { get; init; } = "";
    public DateOnly? PublishedOn { get; init; }
    public string Summary { get; init; } = "";
}

/// <summary>Requests to change the catalogue, with their two clocks (<see cref="ItemsLaw"/>).</summary>
internal sealed class HandleRequests(Writes writes, IDirectory directory, IItems items, ItemsLaw law, WorkCalendars calendars, TimeProvider clock)
{
    public const string TimerKind = "items.change-due";

    public async Task<Result<long>> ProposeAsync(Actor actor, NewRequest request, CancellationToken cancellation)
    {
        var faults = Judge(request, clock.GetUtcNow().DayInChina());
        if (faults.Count > 0) return ItemsErrors.InvalidRequest.With(faults.Count) with { Fields = faults };
        return await writes.RunAsync<long>(new Act(actor, "items.propose-change", "change-request"), unit =>
        {
            var grant = actor.Grants.FirstOrDefault(g => g.Permission == ItemsPermissions.Edit.Code);
            if (grant is null || directory.FindBody(grant.BodyId) is not { } body) return Task.FromResult<Result<long>>(ItemsErrors.NoRight);
            var row = Row(unit, request, body);
            unit.Db<ItemsDb>().ChangeRequests.Add(row);
            unit.SubjectId = $"{row.Id}";
            unit.Facts["late"] = row.ProposedLate;
            unit.Schedule(TimerKind, $"{row.Id}", row.AdjustDueOn.EndInChina());
            return Task.FromResult<Result<long>>(row.Id);
        }, cancellation);
    }

    /// <summary>Marks the papers that are up to date.</summary>
    public Task<Result<Done>> MarkAsync(Actor actor, long id, PaperState guide, PaperState chart, PaperState review, CancellationToken cancellation) =>
        ActAsync(actor, "items.mark-papers", id, (_, _, row) =>
        {
            (row.GuideState, row.ChartState, row.ReviewState) = (guide, chart, review);
            return Task.FromResult<Error?>(null);
        }, cancellation);

    /// <summary>Closes as adjusted: all three papers are done, and a version or a standing newer than the request is there.</summary>
    public Task<Result<Done>> CompleteAsync(Actor actor, long id, string outcome, CancellationToken cancellation) =>
        ActAsync(actor, "items.complete-change", id, async (unit, db, row) =>
        {
            if (row.OpenPapers.Count > 0) return ItemsErrors.RequestIncomplete.With(string.Join('、', row.OpenPapers));
            var published = await db.Versions.AnyAsync(v => (v.Key == row.ItemKey || v.Name == row.ItemName) && v.PublishedAt > row.ProposedAt, cancellation)
                || await db.Standings.AnyAsync(s => s.ItemKey == row.ItemKey && s.At > row.ProposedAt, cancellation);
            if (!published) return ItemsErrors.RequestNotPublished;
            Close(unit, row, RequestState.Done, outcome);
            return null;
        }, cancellation);

    public Task<Result<Done>> RefuseAsync(Actor actor, long id, string reason, CancellationToken cancellation) =>
        ActAsync(actor, "items.refuse-change", id, (unit, _, row) =>
        {
            if (reason.Trim().Length == 0) return Task.FromResult<Error?>(ItemsErrors.ReasonNeeded);
            Close(unit, row, RequestState.Refused, reason);
            return Task.FromResult<Error?>(null);
        }, cancellation);

    private ChangeRequest Row(Unit unit, NewRequest request, Body body)
    {
        var (today, calendar) = (unit.Now.DayInChina(), calendars.Current);
        var due = law.Changes.Propose.DueAfter(calendar, request.PublishedOn!.Value);
        return new ChangeRequest
        {
            Id = unit.NextId(), Kind = request.Kind, ItemKey = request.ItemKey, ItemName = items.Find(request.ItemKey)?.Elements.Name ?? request.ItemName.Trim(),
            DocumentName = request.DocumentName.Trim(), DocumentNumber = request.DocumentNumber.Trim(), PublishedOn = request.PublishedOn.Value, Summary = request.Summary.Trim(),
            BodyId = body.Id, BodyName = body.Name, Division = body.Division, ProposerId = unit.Actor.HolderId, ProposerName = unit.Actor.Name, ProposedAt = unit.Now,
            ProposeDueOn = due, ProposedLate = today > due, AdjustDueOn = law.Changes.Adjust.DueAfter(calendar, today),
        };
    }

    private Dictionary<string, string> Judge(NewRequest request, DateOnly today)
    {
        var faults = new Dictionary<string, string>();
        if (request.Kind == RequestKind.Add ? request.ItemName.Trim().Length == 0 : items.Find(request.ItemKey) is null) faults[request.Kind == RequestKind.Add ? "itemName" : "itemKey"] = "请写明是哪个事项";
        if (request.DocumentName.Trim().Length == 0) faults["documentName"] = "请填写法律、法规或文件的名称";
        if (request.PublishedOn is null) faults["publishedOn"] = "请填写文件公布的日期";
        else if (request.PublishedOn > today) faults["publishedOn"] = "公布日期不能晚于今天";
        else if (request.PublishedOn < today.AddYears(-3)) faults["publishedOn"] = "公布日期太早，请核对年份";
        if (request.Summary.Trim().Length == 0) faults["summary"] = "请写明要改什么";
        if (request.Summary.Length > 1000) faults["summary"] = "内容不能超过 1000 字";
        return faults;
    }

    private static void Close(Unit unit, ChangeRequest row, RequestState state, string outcome)
    {
        (row.State, row.Outcome, row.ClosedAt, row.HandlerId, row.HandlerName) = (state, outcome.Trim(), unit.Now, unit.Actor.HolderId, unit.Actor.Name);
        unit.Unschedule(TimerKind, $"{row.Id}");
    }

    private Task<Result<Done>> ActAsync(Actor actor, string name, long id, Func<Unit, ItemsDb, ChangeRequest, Task<Error?>> act, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, name, "change-request", $"{id}"), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            var row = await db.ChangeRequests.SingleOrDefaultAsync(r => r.Id == id, cancellation);
            if (row is null) return ItemsErrors.RequestUnknown;
            if (!actor.Can(ItemsPermissions.Publish.Code, 0, ItemRights.Province)) return ItemsErrors.NoRight;
            if (row.State != RequestState.Open) return ItemsErrors.RequestClosed;
            if (await act(unit, db, row) is { } no) return no;
            row.Version++;
            return Done.Value;
        }, cancellation);
}

/// <summary>The days to adjust have passed: the request is marked and everybody who waits for it is told.</summary>
internal sealed class ChangeDueTimer(IItems items, ItemsLaw law, IDirectory directory, IMessages messages) : ITimerHandler
{
    private const string HeadPermission = "cases.approve-extension";

    public string Kind => HandleRequests.TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var id = long.Parse(timer.Key, System.Globalization.CultureInfo.InvariantCulture);
        var row = await unit.Db<ItemsDb>().ChangeRequests.SingleOrDefaultAsync(r => r.Id == id);
        if (row is not { State: RequestState.Open, EscalatedAt: null }) return;
        row.EscalatedAt = unit.Now;
        row.Version++;
        unit.Raise(new ItemChangeOverdue(row.Id, row.ItemName, row.AdjustDueOn));
        var (title, link, due) = ($"事项变更超过 {law.Changes.Adjust}没有调整到位", $"/work/items/changes/{row.Id}", row.AdjustDueOn.ToChineseText());
        messages.Send(unit, new Notice
        {
            OfficialId = row.ProposerId, Title = title, Link = link,
            Text = $"您 {row.ProposedAt.DayInChina().ToChineseText()} 提出的“{row.ItemName}”变更，应在 {due} 前调整到位，现已超期，已计入考核。",
        });
        foreach (var head in (await HeadsAsync(unit, row)).Where(id => id != row.ProposerId))
            messages.Send(unit, new Notice { OfficialId = head, Title = title, Link = link, Text = $"{row.BodyName}提出的“{row.ItemName}”变更，应在 {due} 前调整到位，现已超期，请督促办理。" });
    }

    /// <summary>Who publishes for the province's body that has to adjust, and the head of the body that asked.</summary>
    private async Task<IEnumerable<long>> HeadsAsync(Unit unit, ChangeRequest row)
    {
        var kind = items.Find(row.ItemKey)?.Elements.BodyKind ?? directory.FindBody(row.BodyId)?.Kind ?? "";
        var day = unit.Now.DayInChina();
        var province = directory.FindBody(kind, ItemRights.Province, DivisionLevel.Province);
        var publishers = await directory.HoldersOfAsync(ItemsPermissions.Publish.Code, province?.Id ?? 0, ItemRights.Province, day, CancellationToken.None);
        var heads = await directory.HoldersOfAsync(HeadPermission, row.BodyId, row.Division, day, CancellationToken.None);
        return publishers.Concat(heads).Select(c => c.Id).Distinct();
    }
}
