namespace Heluo.Engines.Process;

/// <summary>How an ad-hoc sub-process runs (BPMN 2.0 clause 10.3.5).</summary>
internal sealed class AdHocRules
{
    public bool IsSequential { get; set; }

    public bool CancelRemaining { get; set; } = true;

    public Formula? Completion { get; set; }

    /// <summary>List of ids of the activities to start at once, or null for none.</summary>
    public Formula? Initial { get; set; }
}
