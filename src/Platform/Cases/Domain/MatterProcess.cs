using Heluo.Engines.Process;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Runs the process of a matter inside the unit of an act: what the engine commands becomes work items and timers.</summary>
internal sealed class MatterProcess(IItems items, IDirectory directory, ProcessCalls calls)
{
    public const string TimerKind = "cases.process-timer";

    public Result<Done> Start(Unit unit, MatterFile file, IReadOnlyDictionary<string, object?> variables)
    {
        var definition = items.ProcessOf(items.FindVersion(file.Matter.ItemVersionId)!);
        file.Matter.ProcessFingerprint = definition.Fingerprint;
        return Follow(unit, file, definition, ProcessEngine.Start(definition, variables, unit.Now), null);
    }

    /// <summary>Gives the process an input.</summary>
    /// <param name="unit">The act's unit.</param>
    /// <param name="file">The matter.</param>
    /// <param name="input">What happened.</param>
    /// <param name="mark">Adjusts work items that come of it; null for none.</param>
    public Result<Done> Apply(Unit unit, MatterFile file, ProcessInput input, Action<WorkItem>? mark = null)
    {
        var definition = items.FindProcess(file.Matter.ProcessFingerprint)
            ?? throw new InvalidOperationException($"process {file.Matter.ProcessFingerprint} of matter {file.Matter.Id} is not installed");
        return Follow(unit, file, definition, ProcessEngine.Apply(definition, ProcessState.FromJson(file.Content.ProcessState), input, unit.Now), mark);
    }

    private Result<Done> Follow(Unit unit, MatterFile file, ProcessDefinition definition, StepResult step, Action<WorkItem>? mark)
    {
        var pending = new Queue<StepResult>([step]);
        while (pending.TryDequeue(out var result))
        {
            if (!result.IsAccepted) return CasesErrors.ProcessRefused.With(result.Refusal.Message);
            var state = result.State;
            foreach (var command in result.Commands)
            {
                if (Do(unit, file, command, mark)) continue;
                var answer = calls.Answer(command, file.Matter);
                if (answer is null) continue;
                var next = ProcessEngine.Apply(definition, state, answer, unit.Now);
                if (!next.IsAccepted) return CasesErrors.ProcessRefused.With(next.Refusal.Message);
                state = next.State;
                pending.Enqueue(next);
            }

            file.Content.ProcessState = state.ToJson();
        }

        file.Matter.Stage = string.Join('、', file.Open.Where(w => !w.IsBeside && !w.IsWaiting).Select(w => w.Name).Distinct());
        return Done.Value;
    }

    /// <summary>Work items and timers; false for a command that asks for an answer.</summary>
    private bool Do(Unit unit, MatterFile file, ProcessCommand command, Action<WorkItem>? mark)
    {
        switch (command)
        {
            case CreateWorkItem create:
                var item = Create(unit, file.Matter, create);
                mark?.Invoke(item);
                file.Add(unit, item);
                return true;
            case CloseWorkItem close:
                OpenOf(file, close.Id)?.Close(unit.Now);
                return true;
            case ChangeWorkItem change:
                if (OpenOf(file, change.Id) is { } changed) Change(changed, change);
                return true;
            case SendReminder remind:
                if (OpenOf(file, remind.WorkItemId) is { } urged) urged.Urged++;
                return true;
            case ScheduleTimer { DueAt: { } due } timer:
                unit.Schedule(TimerKind, $"{file.Matter.Id}/{timer.Id}", due);
                return true;
            case CancelTimer cancel:
                unit.Unschedule(TimerKind, $"{file.Matter.Id}/{cancel.Id}");
                return true;
            default:
                return false;
        }
    }

    private static WorkItem? OpenOf(MatterFile file, int task) => file.Open.FirstOrDefault(w => w.Task == task);

    private static void Change(WorkItem item, ChangeWorkItem change)
    {
        var known = new Dictionary<long, string> { [0] = "" };
        foreach (var (id, name) in ((long, string)[])[(item.SignerId, item.SignerName), (item.HolderId, item.HolderName), (item.PrincipalId, item.PrincipalName)]) known[id] = name;
        (item.SignerId, item.HolderId, item.PrincipalId) = (IdOf(change.Signer), IdOf(change.Holder), IdOf(change.Principal));
        item.SignerName = known.GetValueOrDefault(item.SignerId, "");
        item.HolderName = known.GetValueOrDefault(item.HolderId, "");
        item.PrincipalName = known.GetValueOrDefault(item.PrincipalId, "");
        item.IsWaiting = change.Change switch { WorkItemChange.Suspended => true, WorkItemChange.Resumed => false, _ => item.IsWaiting };
    }

    private WorkItem Create(Unit unit, Matter matter, CreateWorkItem create)
    {
        var body = BodyOf(matter, create.Assignment.Body);
        return new WorkItem
        {
            Id = unit.NextId(), MatterId = matter.Id, Task = create.Id, Element = create.ElementId, Name = create.Name ?? create.ElementId,
            BodyId = body.Id, Division = body.Division, County = Matter.CountyOf(body.Division), Permission = CasesPermissions.OfDuty(create.Assignment.Duty),
            Acts = string.Join(' ', create.Assignment.Acts), ItemKey = matter.ItemKey, SignerId = IdOf(create.Assignment.Signer), DueOn = matter.DueOn ?? DateOnly.MaxValue,
            OpenedAt = unit.Now, Search = matter.SearchWords,
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
