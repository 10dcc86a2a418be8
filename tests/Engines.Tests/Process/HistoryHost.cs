using Heluo.Engines.Process;

namespace Heluo.Engines.Tests.Process;

/// <summary>A host that knows only the commands it was given, and checks each step against them: no work item lost, doubled or ownerless.</summary>
internal sealed class HistoryHost(ProcessDefinition definition, HashSet<string> single)
{
    private readonly Dictionary<int, Item> _open = [];
    private readonly HashSet<int> _known = [];

    public ProcessState State { get; private set; } = null!;

    public List<int> Timers { get; } = [];

    /// <summary>Work items, suspended ones included.</summary>
    public IReadOnlyDictionary<int, Item> Items => _open;

    public void Start(IReadOnlyDictionary<string, object?> variables) => Take(ProcessEngine.Start(definition, variables, Models.Now));

    /// <summary>Applies an input; false when it was refused.</summary>
    public bool Apply(ProcessInput input)
    {
        var before = State;
        var result = ProcessEngine.Apply(definition, State, input, Models.Now);
        if (result.IsAccepted)
        {
            Take(result);
            return true;
        }

        if (!ReferenceEquals(before, State) || string.IsNullOrEmpty(result.Refusal.Message)) throw new InvalidOperationException("a refusal changed something or gave no reason");
        return false;
    }

    private void Take(StepResult result)
    {
        if (!result.IsAccepted) throw new InvalidOperationException(result.Refusal.Message);
        State = result.State;
        foreach (var command in result.Commands) Take(command);
        Check();
    }

    private void Take(ProcessCommand command)
    {
        switch (command)
        {
            case CreateWorkItem create:
                if (!_known.Add(create.Id)) throw new InvalidOperationException($"work item {create.Id} doubled");
                if (string.IsNullOrEmpty(create.Assignment.Signer ?? create.Assignment.Duty)) throw new InvalidOperationException($"work item {create.Id} ownerless");
                _open.Add(create.Id, new Item(create.ElementId, create.Assignment.Signer, false));
                break;
            case CloseWorkItem close:
                if (!_open.Remove(close.Id)) throw new InvalidOperationException($"work item {close.Id} closed twice");
                break;
            case ChangeWorkItem change:
                var item = _open[change.Id];
                if (item.Signer is not null && change.Signer is null && change.Change != WorkItemChange.TakenBack) throw new InvalidOperationException($"work item {change.Id} lost its signer");
                _open[change.Id] = new Item(item.Element, change.Signer, change.Change == WorkItemChange.Suspended || (item.Suspended && change.Change != WorkItemChange.Resumed));
                break;
            case ScheduleTimer timer: Timers.Add(timer.Id); break;
            case CancelTimer timer: Timers.Remove(timer.Id); break;
            case JoinStuck stuck: throw new InvalidOperationException($"join {stuck.ElementId} waits for ever");
        }
    }

    private void Check()
    {
        var open = State.OpenWorkItems(definition);
        foreach (var item in open)
            if (!_open.TryGetValue(item.Id, out var known) || known.Element != item.ElementId || known.Suspended) throw new InvalidOperationException($"work item {item.Id} unknown to the host");
        if (open.Count != _open.Values.Count(i => !i.Suspended)) throw new InvalidOperationException("a work item of the host is lost in the engine");
        var running = State.Status == ProcessStatus.Running;
        if (running ? open.Count == 0 : _open.Count > 0) throw new InvalidOperationException($"{State.Status} with {open.Count} open of {_open.Count} items");
        var active = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in State.ActiveElements(definition))
            if (single.Contains(element) && !active.Add(element)) throw new InvalidOperationException($"step {element} runs twice");
    }

    internal sealed record Item(string Element, string? Signer, bool Suspended);
}
