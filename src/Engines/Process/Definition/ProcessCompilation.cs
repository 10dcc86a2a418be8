using System.Diagnostics.CodeAnalysis;

namespace Heluo.Engines.Process;

/// <summary>The outcome of compiling a model.</summary>
/// <param name="Definition">The executable process, or null when there are errors.</param>
/// <param name="Findings">All findings, ordered by line.</param>
public sealed record ProcessCompilation(ProcessDefinition? Definition, IReadOnlyList<ProcessFinding> Findings)
{
    /// <summary>Whether the process can be deployed.</summary>
    [MemberNotNullWhen(true, nameof(Definition))]
    public bool IsExecutable => Definition is not null;
}
