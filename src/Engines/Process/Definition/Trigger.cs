namespace Heluo.Engines.Process;

internal enum TriggerKind
{
    None,
    Message,
    Timer,
    Error,
    Escalation,
    Signal,
    Condition,
    Link,
    Compensation,
    Terminate,
    Cancel,
}

/// <summary>The event definition of an event.</summary>
internal sealed class Trigger(TriggerKind kind)
{
    public TriggerKind Kind { get; } = kind;

    /// <summary>Name of the message or signal, code of the error or escalation, name of the link; null catches all codes.</summary>
    public TextSource? Name { get; set; }

    /// <summary>Key by which one of several waiting instances is chosen.</summary>
    public TextSource? Correlation { get; set; }

    public Formula? Condition { get; set; }

    public TimerKind TimerKind { get; set; }

    public TextSource? Time { get; set; }

    /// <summary>Name of a statutory clock that the host resolves (working days), or null for plain time.</summary>
    public string? Clock { get; set; }

    /// <summary>The activity to compensate; null means all of the scope.</summary>
    public string? Activity { get; set; }

    /// <summary>Variable that takes the code of a caught error or escalation.</summary>
    public string? CodeVariable { get; set; }
}
