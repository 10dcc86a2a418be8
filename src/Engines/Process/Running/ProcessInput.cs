namespace Heluo.Engines.Process;

/// <summary>Something that happens to an instance.</summary>
public abstract record ProcessInput
{
    private protected ProcessInput()
    {
    }
}

/// <summary>A work item is done.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="Variables">Values handed in, for example <c>act</c>; null for none.</param>
/// <param name="Vote">The signer's vote where agreement is counted; null counts as agreement.</param>
/// <param name="By">Who does it; must be the one who claimed it when somebody has. Null is not checked.</param>
public sealed record CompleteTask(int WorkItemId, IReadOnlyDictionary<string, object?>? Variables = null, Vote? Vote = null, string? By = null) : ProcessInput;

/// <summary>A timer has come due.</summary>
/// <param name="TimerId">Id from <see cref="ScheduleTimer"/>.</param>
public sealed record TimerFired(int TimerId) : ProcessInput;

/// <summary>A message has come for this instance.</summary>
/// <param name="Name">Name of the message.</param>
/// <param name="Correlation">Its key; null fits any wait.</param>
/// <param name="Variables">Values it brings, or null.</param>
public sealed record MessageReceived(string Name, string? Correlation = null, IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

/// <summary>A signal was broadcast by another instance or by the host.</summary>
/// <param name="Name">Name of the signal.</param>
/// <param name="Variables">Values it brings, or null.</param>
public sealed record SignalReceived(string Name, IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

/// <summary>A service has answered.</summary>
/// <param name="CallId">Id from <see cref="CallService"/>.</param>
/// <param name="Variables">Its result, or null.</param>
public sealed record ServiceCompleted(int CallId, IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

/// <summary>A service has failed for good; the host has done its retries.</summary>
/// <param name="CallId">Id from <see cref="CallService"/>.</param>
/// <param name="ErrorCode">Code by which error events catch it.</param>
/// <param name="Message">What happened, for the record.</param>
public sealed record ServiceFailed(int CallId, string ErrorCode, string? Message = null) : ProcessInput;

/// <summary>A decision has been evaluated.</summary>
/// <param name="DecisionId">Id from <see cref="EvaluateDecision"/>.</param>
/// <param name="Result">Its result.</param>
public sealed record DecisionEvaluated(int DecisionId, object? Result) : ProcessInput;

/// <summary>A called process has ended.</summary>
/// <param name="CallId">Id from <see cref="StartCalled"/>.</param>
/// <param name="Variables">Its variables, or null.</param>
public sealed record CalledEnded(int CallId, IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

/// <summary>An error is raised at an open work item, service call or called process.</summary>
/// <param name="Id">Id of the work item, call or decision.</param>
/// <param name="ErrorCode">Code by which error events catch it.</param>
/// <param name="Message">What happened, for the record.</param>
public sealed record ErrorThrown(int Id, string ErrorCode, string? Message = null) : ProcessInput;

/// <summary>An escalation is raised at an open work item, service call or called process.</summary>
/// <param name="Id">Id of the work item, call or decision.</param>
/// <param name="EscalationCode">Code by which escalation events catch it.</param>
public sealed record EscalationThrown(int Id, string EscalationCode) : ProcessInput;

/// <summary>Variables of the process change from outside.</summary>
/// <param name="Variables">New values.</param>
public sealed record SetVariables(IReadOnlyDictionary<string, object?> Variables) : ProcessInput;

/// <summary>An activity of a running ad-hoc sub-process is started.</summary>
/// <param name="ElementId">The activity.</param>
public sealed record StartAdHocActivity(string ElementId) : ProcessInput;

/// <summary>A running ad-hoc sub-process is declared finished.</summary>
/// <param name="ElementId">The ad-hoc sub-process.</param>
public sealed record FinishAdHoc(string ElementId) : ProcessInput;

/// <summary>The instance is ended from outside, for example because the applicant withdrew.</summary>
/// <param name="Reason">Why, for the record.</param>
public sealed record CancelInstance(string Reason) : ProcessInput;
