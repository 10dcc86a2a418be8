namespace Heluo.Engines.Process;

/// <content>Waiting for times, messages, signals and conditions.</content>
internal sealed partial class Execution
{
    /// <summary>Arms the boundary events of an activity that has just begun.</summary>
    private void Arm(Token token)
    {
        foreach (var boundary in NodeOf(token).Boundaries) AddWait(token, boundary, boundary.Trigger!);
    }

    private void AddWait(Token token, Node node, Trigger trigger)
    {
        switch (trigger.Kind)
        {
            case TriggerKind.Timer:
                AddTimer(token, node, WaitKind.Timer, trigger.TimerKind, trigger.Time!, trigger.Clock);
                break;
            case TriggerKind.Message or TriggerKind.Signal:
                var name = trigger.Name!.Evaluate(() => View(token), _now);
                if (string.IsNullOrEmpty(name))
                {
                    Refuse("event-name-empty", $"“{node.Label}”等待的消息或信号名称是空的。", node);
                    return;
                }

                var isSignal = trigger.Kind == TriggerKind.Signal;
                var wait = new Wait(++_counter, token.Id, node.Index, isSignal ? WaitKind.Signal : WaitKind.Message)
                {
                    Name = name,
                    Correlation = trigger.Correlation?.Evaluate(() => View(token), _now),
                };
                _waits.Add(wait);
                Command(new Subscribe(wait.Id, node.Id, isSignal, name, wait.Correlation));
                break;
            case TriggerKind.Condition:
                _waits.Add(new Wait(++_counter, token.Id, node.Index, WaitKind.Condition));
                _conditionsChanged = true;
                break;
        }
    }

    private void AddTimeout(Token token, Node node) =>
        AddTimer(token, node, WaitKind.Timeout, TimerKind.Duration, node.User!.Timeout!, node.User.TimeoutClock);

    private void AddTimer(Token token, Node node, WaitKind waitKind, TimerKind kind, TextSource time, string? clock)
    {
        var text = ProcessValues.Time(time.EvaluateValue(() => View(token), _now));
        var due = text is null || clock is not null ? null : IsoTime.Due(kind, text, _now);
        if (text is null || (clock is null && due is null))
        {
            Refuse("timer-invalid", $"“{node.Label}”的时间“{text}”无法换算，请检查表达式。", node);
            return;
        }

        var repeats = kind == TimerKind.Cycle ? IsoTime.Repeats(text) ?? -1 : 1;
        if (repeats == 0) return;
        var wait = new Wait(++_counter, token.Id, node.Index, waitKind) { Name = kind == TimerKind.Cycle ? text : null, Count = repeats };
        _waits.Add(wait);
        Command(new ScheduleTimer(wait.Id, node.Id, due, kind, text, clock));
    }

    /// <summary>Ends the waits of a token, all or those for certain events.</summary>
    private void RemoveWaits(int token, List<Node>? only = null)
    {
        var kept = 0;
        for (var i = 0; i < _waits.Count; i++)
        {
            var wait = _waits[i];
            if (wait.Token != token || (only is not null && !only.Contains(_nodes[wait.Node]))) _waits[kept++] = wait;
            else if (wait.Kind is WaitKind.Timer or WaitKind.Timeout) Command(new CancelTimer(wait.Id));
            else if (wait.Kind is WaitKind.Message or WaitKind.Signal) Command(new Unsubscribe(wait.Id));
        }

        _waits.RemoveRange(kept, _waits.Count - kept);
    }

    private bool FireTimer(Wait wait)
    {
        var node = _nodes[wait.Node];
        _waits.Remove(wait);
        if (wait.Kind == WaitKind.Timeout)
        {
            TimeOut(Find(wait.Token)!, node);
            return true;
        }

        // A cycle goes on where firing does not end what it watches.
        if (wait is { Name: not null, Count: not 1 } && !node.Interrupting)
        {
            var next = wait with { Id = ++_counter, Count = wait.Count < 0 ? -1 : wait.Count - 1 };
            _waits.Add(next);
            Command(new ScheduleTimer(next.Id, node.Id, IsoTime.Next(wait.Name!, _now), TimerKind.Cycle, wait.Name!, node.Trigger!.Clock));
        }

        Fire(wait, Token.NoVariables);
        return true;
    }

    /// <summary>Fires the conditions that have become true since they were last looked at.</summary>
    private bool FireConditions()
    {
        if (!_conditionsChanged) return false;
        _conditionsChanged = false;
        var risen = new List<Wait>();
        for (var i = 0; i < _waits.Count; i++)
        {
            var wait = _waits[i];
            if (wait.Kind != WaitKind.Condition) continue;
            var isTrue = _nodes[wait.Node].Trigger!.Condition!.IsTrue(View(Find(wait.Token)!), _now);
            if (isTrue == (wait.Count == 1)) continue;
            _waits[i] = wait with { Count = isTrue ? 1 : 0 };
            if (isTrue) risen.Add(_waits[i]);
        }

        foreach (var wait in risen)
            if (_waits.Contains(wait)) Fire(wait, Token.NoVariables);
        return risen.Count > 0;
    }
}
