namespace Heluo.Engines.Process;

/// <summary>Something the host has to do, in the order given and in the transaction that saves the state.</summary>
public abstract record ProcessCommand
{
    private protected ProcessCommand()
    {
    }
}

/// <summary>Who is to handle a work item.</summary>
public sealed record WorkItemAssignment
{
    /// <summary>Duty code of the post (<c>heluo:duty</c>), or null.</summary>
    public string? Duty { get; init; }

    /// <summary>Kind of body (<c>heluo:body</c>): implementing, supervising, upper; null means implementing.</summary>
    public string? Body { get; init; }

    /// <summary>A certain post or person, or null.</summary>
    public string? Signer { get; init; }

    /// <summary>Acts allowed at this step (<c>heluo:acts</c>); empty when the model names none.</summary>
    public IReadOnlyList<string> Acts { get; init; } = [];

    /// <summary>Key of the form, or null.</summary>
    public string? Form { get; init; }

    /// <summary>Candidates named by an outside model, comma-separated, or null.</summary>
    public string? CandidateUsers { get; init; }

    /// <summary>Candidate groups named by an outside model, comma-separated, or null.</summary>
    public string? CandidateGroups { get; init; }
}

/// <summary>A work item comes into being.</summary>
/// <param name="Id">Its id in the instance.</param>
/// <param name="ElementId">The user task.</param>
/// <param name="Name">Name of the step, or null.</param>
/// <param name="Assignment">Who is to handle it.</param>
/// <param name="Input">Values mapped into the step; empty when the model maps none.</param>
public sealed record CreateWorkItem(int Id, string ElementId, string? Name, WorkItemAssignment Assignment, IReadOnlyDictionary<string, object?> Input) : ProcessCommand;

/// <summary>Why a work item is closed.</summary>
public enum CloseReason
{
    /// <summary>It was done.</summary>
    Completed,

    /// <summary>The others have decided, or the step was interrupted.</summary>
    Obsolete,

    /// <summary>The matter was returned, withdrawn or moved by authority.</summary>
    Moved,

    /// <summary>The signer was taken out.</summary>
    Removed,

    /// <summary>The instance ended.</summary>
    Ended,
}

/// <summary>A work item is closed.</summary>
/// <param name="Id">The work item.</param>
/// <param name="Reason">Why.</param>
public sealed record CloseWorkItem(int Id, CloseReason Reason) : ProcessCommand;

/// <summary>What has changed at an open work item.</summary>
public enum WorkItemChange
{
    /// <summary>Claimed.</summary>
    Claimed,

    /// <summary>Given back to the post.</summary>
    Released,

    /// <summary>Handed to another signer.</summary>
    Transferred,

    /// <summary>Delegated.</summary>
    Delegated,

    /// <summary>Taken back by the principal.</summary>
    TakenBack,

    /// <summary>Waits for a signer who was added before.</summary>
    Suspended,

    /// <summary>Its turn has come again.</summary>
    Resumed,
}

/// <summary>Signer, holder or turn of a work item changes.</summary>
/// <param name="Id">The work item.</param>
/// <param name="Change">What has changed.</param>
/// <param name="Signer">The signer now, or null when the duty decides.</param>
/// <param name="Holder">Who holds it now, or null.</param>
/// <param name="Principal">On whose behalf, or null.</param>
public sealed record ChangeWorkItem(int Id, WorkItemChange Change, string? Signer, string? Holder, string? Principal) : ProcessCommand;

/// <summary>Somebody is to be informed of a work item.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="To">Who.</param>
public sealed record SendCopy(int WorkItemId, string To) : ProcessCommand;

/// <summary>Whoever has the work item is to be reminded.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="ByTimeout">True when its time limit caused it.</param>
public sealed record SendReminder(int WorkItemId, bool ByTimeout) : ProcessCommand;

/// <summary>A timer is to be set; when due the host gives <see cref="TimerFired"/>.</summary>
/// <param name="Id">Id of the timer.</param>
/// <param name="ElementId">The event, or the user task for its time limit.</param>
/// <param name="DueAt">When; null when <paramref name="Clock"/> says how to count.</param>
/// <param name="Kind">How the time is written.</param>
/// <param name="Expression">The time as written, after evaluation.</param>
/// <param name="Clock">Name of the clock that the host counts by (working days), or null.</param>
public sealed record ScheduleTimer(int Id, string ElementId, DateTimeOffset? DueAt, TimerKind Kind, string Expression, string? Clock) : ProcessCommand;

/// <summary>A timer is no longer needed.</summary>
/// <param name="Id">Id of the timer.</param>
public sealed record CancelTimer(int Id) : ProcessCommand;

/// <summary>The instance waits for a message or signal.</summary>
/// <param name="Id">Id of the subscription.</param>
/// <param name="ElementId">The event.</param>
/// <param name="IsSignal">True for a signal, false for a message.</param>
/// <param name="Name">Its name.</param>
/// <param name="Correlation">The key it must carry, or null.</param>
public sealed record Subscribe(int Id, string ElementId, bool IsSignal, string Name, string? Correlation) : ProcessCommand;

/// <summary>The instance no longer waits for it.</summary>
/// <param name="Id">Id of the subscription.</param>
public sealed record Unsubscribe(int Id) : ProcessCommand;

/// <summary>A service is to be called; the host answers with <see cref="ServiceCompleted"/> or <see cref="ServiceFailed"/>.</summary>
/// <param name="Id">Id of the call.</param>
/// <param name="ElementId">The service task.</param>
/// <param name="Topic">Which service.</param>
/// <param name="Input">Mapped values, or all variables when the model maps none.</param>
public sealed record CallService(int Id, string ElementId, string Topic, IReadOnlyDictionary<string, object?> Input) : ProcessCommand;

/// <summary>A call, decision or called process is no longer wanted.</summary>
/// <param name="Id">Its id.</param>
public sealed record AbandonCall(int Id) : ProcessCommand;

/// <summary>A decision is to be evaluated; the host answers with <see cref="DecisionEvaluated"/>.</summary>
/// <param name="Id">Id of the evaluation.</param>
/// <param name="ElementId">The business rule task.</param>
/// <param name="Decision">Which decision.</param>
/// <param name="Input">Mapped values, or all variables when the model maps none.</param>
public sealed record EvaluateDecision(int Id, string ElementId, string Decision, IReadOnlyDictionary<string, object?> Input) : ProcessCommand;

/// <summary>Another process is to be started; the host answers with <see cref="CalledEnded"/> or <see cref="ErrorThrown"/>.</summary>
/// <param name="Id">Id of the call.</param>
/// <param name="ElementId">The call activity.</param>
/// <param name="Process">Which process.</param>
/// <param name="Variables">Mapped values, or all variables when the model maps none.</param>
public sealed record StartCalled(int Id, string ElementId, string Process, IReadOnlyDictionary<string, object?> Variables) : ProcessCommand;

/// <summary>A message goes out.</summary>
/// <param name="ElementId">The throwing event or send task.</param>
/// <param name="Name">Its name.</param>
/// <param name="Correlation">Its key, or null.</param>
/// <param name="Variables">Mapped values.</param>
public sealed record PublishMessage(string ElementId, string Name, string? Correlation, IReadOnlyDictionary<string, object?> Variables) : ProcessCommand;

/// <summary>A signal goes out to all other instances; this one has had it already.</summary>
/// <param name="ElementId">The throwing event.</param>
/// <param name="Name">Its name.</param>
/// <param name="Variables">Mapped values.</param>
public sealed record PublishSignal(string ElementId, string Name, IReadOnlyDictionary<string, object?> Variables) : ProcessCommand;

/// <summary>An escalation that nothing in the process caught.</summary>
/// <param name="ElementId">Where it was thrown.</param>
/// <param name="Code">Its code; empty when it has none.</param>
public sealed record EscalationEscaped(string ElementId, string Code) : ProcessCommand;

/// <summary>An error that nothing in the process caught; the instance has failed.</summary>
/// <param name="ElementId">Where it was thrown.</param>
/// <param name="Code">Its code; empty when it has none.</param>
/// <param name="Message">What happened, or null.</param>
public sealed record ErrorEscaped(string ElementId, string Code, string? Message) : ProcessCommand;

/// <summary>A join will wait for ever: the branches it waits for have ended elsewhere. Only a jump or cancellation helps.</summary>
/// <param name="ElementId">The join.</param>
public sealed record JoinStuck(string ElementId) : ProcessCommand;

/// <summary>The instance has ended.</summary>
/// <param name="Status">How.</param>
/// <param name="EndElementId">The end event reached last, or null.</param>
public sealed record InstanceEnded(ProcessStatus Status, string? EndElementId) : ProcessCommand;
