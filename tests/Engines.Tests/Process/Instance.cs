using Heluo.Engines.Process;
using Shouldly;

namespace Heluo.Engines.Tests.Process;

/// <summary>Drives one instance; after every step the state goes through JSON and back, so each test also tests that.</summary>
internal sealed class Instance
{
    private readonly ProcessDefinition _definition;
    private readonly Dictionary<int, string> _open = [];

    public Instance(ProcessDefinition definition, object? variables = null, string? start = null)
    {
        _definition = definition;
        Take(ProcessEngine.Start(definition, Values(variables), Models.Now, start));
    }

    public ProcessState State { get; private set; } = null!;

    public IReadOnlyList<ProcessCommand> Last { get; private set; } = [];

    public List<ProcessCommand> All { get; } = [];

    public DateTimeOffset Now { get; set; } = Models.Now;

    /// <summary>Element ids of the open work items by the commands given so far, sorted.</summary>
    public string Open => string.Join(' ', _open.Values.Order(StringComparer.Ordinal));

    public string Active => string.Join(' ', State.ActiveElements(_definition).Order(StringComparer.Ordinal));

    public static IReadOnlyDictionary<string, object?> Values(object? values) =>
        values is null ? new Dictionary<string, object?>() : values.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(values));

    public int Item(string element) => State.OpenWorkItems(_definition).First(i => i.ElementId == element).Id;

    public int ItemOf(string signer) => State.OpenWorkItems(_definition).First(i => i.Signer == signer).Id;

    public T Command<T>() where T : ProcessCommand => All.OfType<T>().Last();

    public Instance Do(ProcessInput input)
    {
        Take(ProcessEngine.Apply(_definition, State, input, Now));
        return this;
    }

    public Instance Complete(string element, object? variables = null, Vote? vote = null) => Do(new CompleteTask(Item(element), Values(variables), vote));

    public Instance Sign(string signer, Vote vote = Vote.Agree) => Do(new CompleteTask(ItemOf(signer), null, vote));

    public string Refused(ProcessInput input)
    {
        var result = ProcessEngine.Apply(_definition, State, input, Now);
        result.IsAccepted.ShouldBeFalse();
        return result.Refusal!.Code;
    }

    private void Take(StepResult result)
    {
        result.Refusal.ShouldBeNull();
        var json = result.State!.ToJson();
        State = ProcessState.FromJson(json);
        State.ToJson().ShouldBe(json);
        Last = result.Commands;
        All.AddRange(Last);
        foreach (var command in Last)
        {
            if (command is CreateWorkItem create) _open.Add(create.Id, create.ElementId);
            if (command is CloseWorkItem close) _open.Remove(close.Id).ShouldBeTrue();
        }
    }
}
