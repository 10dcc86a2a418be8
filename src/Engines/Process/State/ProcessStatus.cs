namespace Heluo.Engines.Process;

/// <summary>Where an instance stands.</summary>
public enum ProcessStatus
{
    /// <summary>Still running.</summary>
    Running,

    /// <summary>All tokens have reached an end.</summary>
    Completed,

    /// <summary>Ended at once by a terminate end event.</summary>
    Terminated,

    /// <summary>Cancelled from outside.</summary>
    Cancelled,

    /// <summary>Ended by an error that nothing caught.</summary>
    Failed,
}
