using Heluo.Engines.Process;

namespace Heluo.Platform.Cases.Domain;

/// <summary>A service that process models may call by topic.</summary>
internal interface IProcessService
{
    string Topic { get; }

    /// <summary>Answers at once, from what the platform holds; an exception fails the call with error code <c>service-failed</c>.</summary>
    IReadOnlyDictionary<string, object?> Call(Matter matter, IReadOnlyDictionary<string, object?> input);
}

/// <summary>Answers what a process asks of services and decisions.</summary>
internal sealed class ProcessCalls(IEnumerable<IProcessService> services, PackDecisions decisions)
{
    private readonly Dictionary<string, IProcessService> _services = services.ToDictionary(s => s.Topic);

    /// <summary>The input that answers a command; null for commands that need none.</summary>
    public ProcessInput? Answer(ProcessCommand command, Matter matter) => command switch
    {
        CallService call => Call(call, matter),
        EvaluateDecision evaluate => Evaluate(evaluate),
        StartCalled called => new ErrorThrown(called.Id, "process-unknown", $"没有安装流程 {called.Process}"),
        _ => null,
    };

    private ProcessInput Call(CallService call, Matter matter)
    {
        if (!_services.TryGetValue(call.Topic, out var service)) return new ServiceFailed(call.Id, "service-unknown", $"没有安装服务 {call.Topic}");
        try
        {
            return new ServiceCompleted(call.Id, service.Call(matter, call.Input));
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return new ServiceFailed(call.Id, "service-failed", exception.Message);
        }
    }

    private ProcessInput Evaluate(EvaluateDecision evaluate) =>
        decisions.TryEvaluate(evaluate.Decision, evaluate.Input, out var result, out var fault)
            ? new DecisionEvaluated(evaluate.Id, result)
            : new ErrorThrown(evaluate.Id, "decision-failed", fault);
}
