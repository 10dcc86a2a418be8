namespace Heluo.Engines.Process;

/// <summary>How the time of a timer is written (BPMN 2.0 clause 10.5.5, ISO 8601).</summary>
public enum TimerKind
{
    /// <summary>A span from now, e.g. <c>P5D</c>.</summary>
    Duration,

    /// <summary>A point in time.</summary>
    Date,

    /// <summary>A repeating span, e.g. <c>R3/PT1H</c>.</summary>
    Cycle,
}
