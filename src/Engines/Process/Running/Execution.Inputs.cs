namespace Heluo.Engines.Process;

/// <content>Inputs: each is checked in full before anything is changed.</content>
internal sealed partial class Execution
{
    public void Accept(ProcessInput input)
    {
        switch (input)
        {
            case CompleteTask complete: CompleteWorkItem(complete); break;
            case TimerFired timer: TimerDue(timer.TimerId); break;
            case MessageReceived message: Receive(message); break;
            case SignalReceived signal: ReceiveSignal(signal); break;
            case ServiceCompleted service: Answered(service.CallId, service.Variables, NodeKind.ServiceTask, NodeKind.SendTask); break;
            case CalledEnded called: Answered(called.CallId, called.Variables, NodeKind.CallActivity, NodeKind.CallActivity); break;
            case DecisionEvaluated decision: Decided(decision); break;
            case ServiceFailed failed: Raise(failed.CallId, failed.ErrorCode, failed.Message); break;
            case ErrorThrown thrown: Raise(thrown.Id, thrown.ErrorCode, thrown.Message); break;
            case EscalationThrown escalation: RaiseEscalation(escalation); break;
            case SetVariables set: Assign(set); break;
            case StartAdHocActivity start: StartAdHoc(start.ElementId); break;
            case FinishAdHoc finish: EndAdHoc(finish.ElementId); break;
            case CancelInstance: End(ProcessStatus.Cancelled, CloseReason.Ended); break;
            case ApprovalAct act: Act(act); break;
        }

        Run();
    }

    private bool Normalized(IReadOnlyDictionary<string, object?>? values, out IReadOnlyDictionary<string, object?> normal)
    {
        if (ProcessValues.Normalize(values, out normal) is not { } problem) return true;
        Refuse("variable-invalid", problem);
        return false;
    }

    private void CompleteWorkItem(CompleteTask complete)
    {
        if (OpenSeat(complete.WorkItemId, complete.By) is not { } found || !Normalized(complete.Variables, out var values)) return;
        Sign(found.Token, found.Seat, complete.Vote ?? Vote.Agree, values);
    }

    private void TimerDue(int timer)
    {
        if (_waits.Find(w => w.Id == timer && w.Kind is WaitKind.Timer or WaitKind.Timeout) is not { } wait || wait.Id != timer)
            Refuse("timer-unknown", "这个定时已经取消或触发过了。");
        else FireTimer(wait);
    }

    private void Receive(MessageReceived message)
    {
        if (!Normalized(message.Variables, out var values)) return;
        var wait = _waits.Find(w => w.Kind == WaitKind.Message && w.Name == message.Name && (message.Correlation is null || w.Correlation is null || w.Correlation == message.Correlation));
        if (wait is null) Refuse("message-unexpected", $"流程现在不等待消息“{message.Name}”。");
        else Fire(wait, values);
    }

    private void ReceiveSignal(SignalReceived signal)
    {
        if (!Normalized(signal.Variables, out var values)) return;
        if (!Signal(signal.Name, values)) Refuse("signal-unexpected", $"流程现在不等待信号“{signal.Name}”。");
    }

    private Token? Waiting(int id, NodeKind one, NodeKind other)
    {
        var token = Find(id);
        if (token is { Phase: Phase.Waiting } && (NodeOf(token).Kind == one || NodeOf(token).Kind == other)) return token;
        Refuse("call-unknown", "没有等待中的这个调用，可能已经回复过或不再需要。");
        return null;
    }

    private void Answered(int id, IReadOnlyDictionary<string, object?>? variables, NodeKind one, NodeKind other)
    {
        if (Waiting(id, one, other) is not { } token || !Normalized(variables, out var values)) return;
        var node = NodeOf(token);
        if (node.ResultVariable is { } name && values.Count > 0) values = new Dictionary<string, object?> { [name] = ProcessValues.ContextOf(values) };
        CompleteBody(token, values);
    }

    private void Decided(DecisionEvaluated decision)
    {
        if (Waiting(decision.DecisionId, NodeKind.RuleTask, NodeKind.RuleTask) is not { } token) return;
        var name = NodeOf(token).ResultVariable ?? "result";
        if (Normalized(new Dictionary<string, object?> { [name] = decision.Result }, out var values)) CompleteBody(token, values);
    }

    /// <summary>The activity behind the id of a work item, call or decision.</summary>
    private Token? Activity(int id)
    {
        if (FindSeat(id) is { } found && found.Token.Panel!.Seats[found.Seat].IsOpen) return found.Token;
        if (Find(id) is { Phase: Phase.Waiting } token) return token;
        Refuse("call-unknown", "没有等待中的这个任务或调用。");
        return null;
    }

    private void Raise(int id, string code, string? message)
    {
        if (Activity(id) is { } token) Throw(token, code, NodeOf(token), message);
    }

    private void RaiseEscalation(EscalationThrown escalation)
    {
        if (Activity(escalation.Id) is { } token) Escalate(token, escalation.EscalationCode, NodeOf(token));
    }

    private void Assign(SetVariables set)
    {
        if (Normalized(set.Variables, out var values)) SetVariables(ProcessState.RootToken, values);
    }

    private void StartAdHoc(string elementId)
    {
        foreach (var token in _tokens)
        {
            if (token.Phase != Phase.Scope || NodeOf(token) is not { AdHoc: { } rules } node) continue;
            if (node.Children.Find(c => c.Id == elementId && c.IsActivity) is not { } activity) continue;
            if (rules.IsSequential && HasChildren(token.Id)) Refuse("ad-hoc-sequential", "这里的活动要一个一个来，请先办完正在办的。", activity);
            else _arrivals.Enqueue(new Arrival(token.Id, activity, null));
            return;
        }

        Refuse("ad-hoc-activity-unknown", $"没有正在运行的特设子流程包含活动“{elementId}”。");
    }

    private void EndAdHoc(string elementId)
    {
        if (_tokens.Find(t => t.Phase == Phase.Scope && NodeOf(t) is { AdHoc: not null } node && node.Id == elementId) is { } token) FinishScope(token);
        else Refuse("ad-hoc-unknown", $"没有正在运行的特设子流程“{elementId}”。");
    }
}
