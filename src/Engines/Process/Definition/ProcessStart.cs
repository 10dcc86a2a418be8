namespace Heluo.Engines.Process;

/// <summary>A start event of the process itself, for the host that subscribes to it before there is an instance.</summary>
/// <param name="ElementId">The start event, to be handed to <see cref="ProcessEngine.Start"/>.</param>
/// <param name="Kind">none, message, timer, signal or condition.</param>
/// <param name="Text">Name of the message or signal, the time as written, or the condition; null when it is computed or missing.</param>
public sealed record ProcessStart(string ElementId, string Kind, string? Text)
{
    internal static ProcessStart Of(Node node)
    {
        var trigger = node.Trigger!;
        return trigger.Kind switch
        {
            TriggerKind.Message => new ProcessStart(node.Id, "message", trigger.Name?.Literal),
            TriggerKind.Signal => new ProcessStart(node.Id, "signal", trigger.Name?.Literal),
            TriggerKind.Timer => new ProcessStart(node.Id, "timer", trigger.Time?.Literal),
            TriggerKind.Condition => new ProcessStart(node.Id, "condition", trigger.Condition?.Text),
            _ => new ProcessStart(node.Id, "none", null),
        };
    }
}
