using Heluo.Engines.Process;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Runs the process of a matter inside the unit of an act: what the engine commands becomes work items and timers.</summary>
internal sealed class MatterProcess(IItems items, IDirectory directory, ProcessCalls calls)
{
    public const string TimerKind = "cases.process-timer";

    public async Task<Result<Done>> StartAsync(Unit unit, CasesDb db, Matter matter, MatterContent content, IReadOnlyDictionary<string, object?> variables)
    {
        var definition = items.ProcessOf(items.FindVersion(matter.ItemVersionId)!);
        matter.ProcessFingerprint = definition.Fingerprint;
        return await FollowAsync(unit, db, matter, content, definition, ProcessEngine.Start(definition, variables, unit.Now));
    }

    public async Task<Result<Done>> ApplyAsync(Unit unit, CasesDb db, Matter matter, MatterContent content, ProcessInput input)
    {
        var definition = items.FindProcess(matter.ProcessFingerprint) ?? throw new InvalidOperationException($"process {matter.ProcessFingerprint} of matter {matter.Id} is not installed");
        var state = ProcessState.FromJson(content.ProcessState);
        return await FollowAsync(unit, db, matter, content, definition, ProcessEngine.Apply(definition, state, input, unit.Now));
    }

    private async Task<Result<Done>> FollowAsync(Unit unit, CasesDb db, Matter matter, MatterContent content, ProcessDefinition definition, StepResult step)
    {
        var open = await db.WorkItems.Where(w => w.MatterId == matter.Id && w.IsOpen).ToListAsync();
        var pending = new Queue<StepResult>([step]);
        while (pending.TryDequeue(out var result))
        {
            if (!result.IsAccepted) return CasesErrors.ProcessRefused.With(result.Refusal.Message);
            var state = result.State;
            foreach (var command in result.Commands)
            {
                if (Do(unit, db, matter, open, command)) continue;
                var answer = calls.Answer(command, matter);
                if (answer is null) continue;
                var next = ProcessEngine.Apply(definition, state, answer, unit.Now);
                if (!next.IsAccepted) return CasesErrors.ProcessRefused.With(next.Refusal.Message);
                state = next.State;
                pending.Enqueue(next);
            }

            content.ProcessState = state.ToJson();
        }

        matter.Stage = string.Join('、', open.Where(w => w.IsOpen).Select(w => w.Name).Distinct());
        return Done.Value;
    }

    /// <summary>Work items and timers; false for a command that asks for an answer.</summary>
    private bool Do(Unit unit, CasesDb db, Matter matter, List<WorkItem> open, ProcessCommand command)
    {
        switch (command)
        {
            case CreateWorkItem create:
                var item = Create(unit, matter, create);
                db.WorkItems.Add(item);
                open.Add(item);
                return true;
            case CloseWorkItem close:
                if (open.Find(w => w.Task == close.Id && w.IsOpen) is { } closed) (closed.IsOpen, closed.ClosedAt) = (false, unit.Now);
                return true;
            case ChangeWorkItem change:
                if (open.Find(w => w.Task == change.Id) is { } changed)
                    (changed.SignerId, changed.HolderId, changed.PrincipalId) = (IdOf(change.Signer), IdOf(change.Holder), IdOf(change.Principal));
                return true;
            case SendReminder remind:
                if (open.Find(w => w.Task == remind.WorkItemId) is { } urged) urged.Urged++;
                return true;
            case ScheduleTimer { DueAt: { } due } timer:
                unit.Schedule(TimerKind, $"{matter.Id}/{timer.Id}", due);
                return true;
            case CancelTimer cancel:
                unit.Unschedule(TimerKind, $"{matter.Id}/{cancel.Id}");
                return true;
            default:
                return false;
        }
    }

    private WorkItem Create(Unit unit, Matter matter, CreateWorkItem create)
    {
        var body = BodyOf(matter, create.Assignment.Body);
        return new WorkItem
        {
            Id = unit.NextId(), MatterId = matter.Id, Task = create.Id, Element = create.ElementId, Name = create.Name ?? create.ElementId,
            BodyId = body.Id, Division = body.Division, Permission = CasesPermissions.OfDuty(create.Assignment.Duty), Acts = string.Join(' ', create.Assignment.Acts),
            ItemKey = matter.ItemKey, SignerId = IdOf(create.Assignment.Signer), DueOn = matter.DueOn ?? DateOnly.MaxValue, OpenedAt = unit.Now,
            Search = $"{matter.IntakeNumber} {matter.CaseNumber} {matter.ApplicantName} {matter.ItemName}",
        };
    }

    private Body BodyOf(Matter matter, string? kind)
    {
        var own = directory.FindBody(matter.BodyId) ?? throw new InvalidOperationException($"body {matter.BodyId} is unknown");
        if (kind is null or "implementing" || own.Level == DivisionLevel.Province) return own;
        return directory.FindBody(own.Kind, own.Division, own.Level - 1) ?? own;
    }

    private static long IdOf(string? signer) => long.TryParse(signer, out var id) ? id : 0;
}
