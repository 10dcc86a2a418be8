using System.Diagnostics.CodeAnalysis;

namespace Heluo.Engines.Process;

/// <summary>Why an input was refused; the state has not changed.</summary>
/// <param name="Code">Stable code, e.g. <c>work-item-unknown</c>.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
/// <param name="ElementId">The element concerned, or null.</param>
public sealed record ProcessRefusal(string Code, string Message, string? ElementId = null);

/// <summary>The outcome of a step: a new state and what the host has to do, or a refusal.</summary>
public sealed class StepResult
{
    internal StepResult(ProcessState state, IReadOnlyList<ProcessCommand> commands)
    {
        State = state;
        Commands = commands;
    }

    internal StepResult(ProcessRefusal refusal)
    {
        Refusal = refusal;
        Commands = [];
    }

    /// <summary>The new state; null when refused.</summary>
    public ProcessState? State { get; }

    /// <summary>What the host has to do, in order; empty when refused.</summary>
    public IReadOnlyList<ProcessCommand> Commands { get; }

    /// <summary>Why the input was refused; null when accepted.</summary>
    public ProcessRefusal? Refusal { get; }

    /// <summary>Whether the input was accepted.</summary>
    [MemberNotNullWhen(true, nameof(State))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => State is not null;
}
