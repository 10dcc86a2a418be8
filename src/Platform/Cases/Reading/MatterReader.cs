using System.Text.Json;
using Heluo.Engines.Calendar;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Cases.Features;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Reads a whole matter as the actor may see it.</summary>
internal sealed class MatterReader(ModuleDbFactory<CasesDb> databases, ActLaw law, WorkCalendars calendars, IItems items, NoticeRenderer renderer, TimeProvider clock)
{
    public async Task<MatterView?> FindAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var opened = await db.OpenFileAsync(actor, matterId, cancellation);
        if (!opened.Ok) return null;
        var (matter, content, work) = (opened.Value.Matter, opened.Value.Content, opened.Value.Work);
        var steps = await db.Steps.Where(s => s.MatterId == matterId && (!s.IsInternal || !actor.IsApplicant)).OrderBy(s => s.Id).ToListAsync(cancellation);
        var attachments = await db.Attachments.Where(a => a.MatterId == matterId).OrderBy(a => a.Id).ToListAsync(cancellation);
        var documents = await db.Documents.Where(d => d.MatterId == matterId).OrderBy(d => d.Id).ToListAsync(cancellation);
        var running = MatterClocks.Read(content.Clocks);
        var clocks = running.Show(calendars.Current, clock.GetUtcNow(), law.Lamps);
        var full = actor.IsApplicant || actor.Can(CasesPermissions.ViewFull.Code, matter.BodyId, matter.Division);
        var row = Row(matter, clocks, actor.IsApplicant || full);
        List<string> owed = [.. (JsonSerializer.Deserialize<List<string>>(content.Tolerated, JsonSerializerOptions.Web) ?? []).Except(attachments.Select(a => a.MaterialId))];
        return new MatterView
        {
            Row = row, Version = matter.Version, ItemVersionId = matter.ItemVersionId, BodyId = matter.BodyId, HolderId = matter.HolderId,
            ApplicantNumber = actor.IsApplicant ? matter.ApplicantNumber : Words.MaskNumber(matter.ApplicantNumber),
            ApplicantPhone = full ? matter.ApplicantPhone : Words.MaskPhone(matter.ApplicantPhone), IsFull = full,
            IntakeNumber = matter.IntakeNumber, CaseNumber = matter.CaseNumber, Division = matter.Division, Channel = matter.Channel,
            Answers = JsonSerializer.Deserialize<Dictionary<string, string>>(content.Answers, JsonSerializerOptions.Web) ?? [],
            Values = JsonDocument.Parse(content.FormValues).RootElement, DraftStep = content.DraftStep,
            Points = JsonSerializer.Deserialize<List<CorrectionPoint>>(content.Points, JsonSerializerOptions.Web) ?? [],
            Attachments = [.. attachments.Select(a => new AttachmentView(a.Id, a.MaterialId, a.FileName, a.ContentType, a.Length, a.AttachedAt, a.Hash))],
            Documents = [.. documents.Select(d => new DocumentView(d.Id, d.Kind, d.Title, d.Number, d.IssuedAt, d.VerifyCode) { IsSealed = renderer.HasSeal(d.Kind) })],
            Timeline = [.. steps.Select(s => new StepView(s.At, s.Title, s.ByName, s.Text, s.Article, s.IsInternal))],
            Acts = Acts(actor, matter, work), Clocks = clocks, Work = [.. opened.Value.Open.Select(w => ToRow(w, row, actor))],
            FormerValues = content.FormerValues.Length == 0 ? null : JsonDocument.Parse(content.FormerValues).RootElement, FormerAt = content.FormerAt,
            Owed = owed, OwedBy = owed.Count == 0 ? null : DecisionDue(matter, running),
            Stages = Stages(matter, work, actor), Recallable = WorkActs.Recallable(actor, matter, work) is not null, Escalation = matter.Escalation,
        };
    }

    /// <summary>The row of a matter; names are masked for officials without the full view.</summary>
    public MatterRow Row(Matter matter, IReadOnlyList<ClockView>? clocks, bool full)
    {
        var pressing = clocks?.OrderBy(c => c.DueOn).FirstOrDefault();
        var lamp = pressing?.Lamp ?? Lamp(matter);
        return new MatterRow
        {
            Id = matter.Id, Number = matter.Number, ItemName = matter.ItemName, ItemKey = matter.ItemKey, BodyName = matter.BodyName,
            ApplicantName = full ? matter.ApplicantName : Words.MaskName(matter.ApplicantName, Words.IsOrganisation(matter.ApplicantNumber)),
            Status = matter.Status, Stage = matter.Stage.Length > 0 ? matter.Stage : Words.Of(matter.Status), At = matter.SubmittedAt ?? matter.BegunAt,
            DueOn = pressing?.DueOn ?? (matter.DueOn == DateOnly.MaxValue ? null : matter.DueOn), Lamp = matter.Status == MatterStatus.Suspended && lamp != Engines.Calendar.Lamp.Overdue ? null : lamp, DaysLeft = pressing?.DaysLeft ?? DaysLeft(matter),
        };
    }

    public static WorkRow ToRow(WorkItem item, MatterRow matter, Actor actor) => new()
    {
        Id = item.Id, Matter = matter, Step = item.Name, Holder = item.HolderName, Signer = item.SignerName, Principal = item.PrincipalName,
        Mine = item.HolderId == actor.HolderId && item.HolderId != 0, Urged = item.Urged, Waiting = item.IsWaiting, CoSigns = item.Acts == nameof(MatterAct.Pass) && item.SignerId != 0,
        Claimable = item is { IsOpen: true, HolderId: 0 } && item.IsFreeFor(actor.HolderId) && actor.Can(item.Permission, item.BodyId, item.Division),
        Delegated = item.PrincipalId != 0 && (item.PrincipalId == actor.HolderId || item.SignerId == actor.HolderId),
        Note = item.Note, Outcome = item.Outcome, At = item.ClosedAt ?? item.OpenedAt,
        Acts = [.. item.Acts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => Enum.TryParse<MatterAct>(a, out var act) ? act : (MatterAct?)null).OfType<MatterAct>()],
    };

    /// <summary>The steps of the process in the order of the model, each where it stands.</summary>
    private List<StageView> Stages(Matter matter, IReadOnlyList<WorkItem> work, Actor actor)
    {
        if (matter.ProcessFingerprint.Length == 0 || items.FindProcess(matter.ProcessFingerprint) is not { } process) return [];
        var stages = new List<StageView>();
        foreach (var step in process.Steps.Where(s => s.Kind == "userTask"))
        {
            var last = work.Where(w => w.Element == step.Id).MaxBy(w => (w.IsOpen, w.ClosedAt, w.Id));
            var (state, at) = last is null ? (2, (DateTimeOffset?)null) : last.IsOpen ? (1, last.OpenedAt) : (last.Outcome.Length > 0 || matter.AcceptedAt is not null ? 0 : 2, last.ClosedAt);
            stages.Add(new StageView(step.Name ?? step.Id, state, actor.IsApplicant || last is null ? "" : last.HolderName, at));
        }

        return stages;
    }

    private List<AllowedAct> Acts(Actor actor, Matter matter, IReadOnlyList<WorkItem> work)
    {
        List<AllowedAct> allowed = [];
        foreach (var rule in law.All.Where(r => r.From.Contains(matter.Status) && !(r.Once && matter.CorrectedOnce) && !r.Platform))
        {
            if (rule.Applicant)
            {
                if (MatterAccess.MayFill(actor, matter) && rule.Act is not MatterAct.Submit)
                    allowed.Add(new AllowedAct(rule.Act, rule.Name, rule.Article, rule.Reason, 0, rule.Consequence));
                continue;
            }

            if (rule.Act == MatterAct.Submit || actor.IsApplicant) continue;
            var task = PerformActs.TaskFor(actor, rule, work);
            if (task.Ok && !(rule.Act == MatterAct.RequestExtension && work.Any(w => w is { IsOpen: true, IsBeside: true })))
                allowed.Add(new AllowedAct(rule.Act, rule.Name, rule.Article, rule.Reason, task.Value.Id, rule.Consequence));
        }

        return allowed;
    }

    /// <summary>When the decision is promised at the latest; before acceptance counted from the last day of the answer.</summary>
    private DateOnly? DecisionDue(Matter matter, MatterClocks running)
    {
        var open = running.Open.Where(c => !c.Clock.IsSuspended).ToList();
        if (open.Find(c => c.Name == "promised") is { } promised) return promised.Clock.DueOn;
        if (open.Find(c => c.Name == "answer") is not { } answer || items.Implement(matter.ItemVersionId, matter.BodyId) is not { } implementation) return null;
        var (term, from) = (implementation.Elements.Clock.Promised, answer.Clock.DueOn);
        if (term.Days == 0) return from;
        return (term.Unit == "自然日" ? calendars.Current.AddNaturalDays(from, term.Days) : calendars.Current.AddWorkingDays(from, term.Days)).Date;
    }

    /// <summary>While a special procedure keeps its term the days stand still; past it they run, and a suspended matter may be late (standards A3.4).</summary>
    private int? DaysLeft(Matter matter)
    {
        var today = Kernel.Time.ChinaTime.DayInChina(clock.GetUtcNow());
        return matter.DueOn is { } due && due != DateOnly.MaxValue && (matter.Status != MatterStatus.Suspended || due < today) ? calendars.Current.WorkingDaysBetween(today, due) : null;
    }

    private Lamp? Lamp(Matter matter) => DaysLeft(matter) switch
    {
        null => null,
        < 0 => Engines.Calendar.Lamp.Overdue,
        var left when left <= law.Lamps.RedFrom => Engines.Calendar.Lamp.Red,
        var left when left <= law.Lamps.AmberFrom => Engines.Calendar.Lamp.Amber,
        _ => Engines.Calendar.Lamp.Green,
    };
}
