using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Process;

/// <content>User tasks: every one is a panel of seats, usually with a single seat. A seat's id is its work item's.</content>
internal sealed partial class Execution
{
    /// <summary>A user task with several signers.</summary>
    private void EnterPanel(int scope, Node node, int compensationFor)
    {
        var token = NewToken(scope, node, Phase.Signing, null, 0, compensationFor);
        if (Items(token, node) is not { } items) return;
        _seatsMade += items.Count;
        if (!Bounded(node)) return;
        if (node.Inputs.Count > 0)
            foreach (var (name, value) in Map(node.Inputs, View(token))) SetLocal(Find(token.Id)!, name, value);
        token = Find(token.Id)!;
        var signing = node.User!.Signing != SigningMode.None;
        var seats = new List<Seat>(items.Count);
        var signers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var seat = NewSeat(token, items[i], i + 1, node.Loop!.Element);
            if (signing && seat.Signer is { } signer && !signers.Add(signer)) continue;
            seats.Add(node.Loop.IsSequential && seats.Count > 0 ? seat with { After = [seats[^1].Id] } : seat);
        }

        if (seats.Count == 0 && signing)
        {
            Refuse("signers-missing", $"“{node.Label}”没有签署人，请检查签署人名单。", node);
            return;
        }

        Arm(token);
        if (seats.Count > 0) OpenPanel(token, [.. seats]);
        else FinishActivity(Find(token.Id)!);
    }

    private Seat NewSeat(Token token, object? element, int counter, string? elementName)
    {
        var signer = NodeOf(token).User!.Signer?.Evaluate(() => View(token, SeatVariables(counter, element, elementName)), _now);
        if (signer is null && elementName is not null) signer = element as string;
        return new Seat(++_counter, string.IsNullOrWhiteSpace(signer) ? null : signer, SeatStatus.Waiting) { Counter = counter, Element = element };
    }

    private static Dictionary<string, object?>? SeatVariables(int counter, object? element, string? elementName)
    {
        if (counter == 0) return null;
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal) { ["loopCounter"] = (decimal)counter };
        if (elementName is not null) variables[elementName] = element;
        return variables;
    }

    private void OpenPanel(Token token, Seat[] seats)
    {
        var node = NodeOf(token);
        var results = node.Loop is { OutputCollection: not null, IsStandard: false } ? new object?[seats.Length] : null;
        token = Update(Find(token.Id)! with { Phase = Phase.Signing, Panel = new Panel(seats) { Results = results } });
        if (node.User!.Timeout is not null) AddTimeout(token, node);
        OpenDueSeats(token);
    }

    /// <summary>Opens every seat whose turn has come.</summary>
    private void OpenDueSeats(Token token)
    {
        var panel = token.Panel!;
        for (var i = 0; i < panel.Seats.Length; i++)
        {
            var seat = panel.Seats[i];
            if (seat.Status != SeatStatus.Waiting || !panel.IsDue(seat)) continue;
            Command(seat.IsOpened
                ? new ChangeWorkItem(seat.Id, WorkItemChange.Resumed, seat.Signer, seat.Holder, seat.Principal)
                : Opened(token, seat));
            panel = ReferenceEquals(panel, token.Panel) ? panel with { Seats = (Seat[])panel.Seats.Clone() } : panel;
            panel.Seats[i] = seat with { Status = SeatStatus.Open, IsOpened = true };
        }

        if (!ReferenceEquals(panel, token.Panel)) Update(token with { Panel = panel });
    }

    private CreateWorkItem Opened(Token token, Seat seat)
    {
        var node = NodeOf(token);
        var task = node.User!;
        var own = SeatVariables(seat.Counter, seat.Element, node.Loop?.Element);
        IReadOnlyDictionary<string, object?> View() => this.View(token, own);
        var assignment = new WorkItemAssignment
        {
            Duty = task.Duty?.Evaluate(View, _now),
            Body = task.Body,
            Signer = seat.Signer,
            Acts = task.Acts,
            Form = task.Form?.Evaluate(View, _now),
            CandidateUsers = task.CandidateUsers?.Evaluate(View, _now),
            CandidateGroups = task.CandidateGroups?.Evaluate(View, _now),
        };
        var input = new Dictionary<string, object?>(token.Locals, StringComparer.Ordinal);
        if (own is not null)
            foreach (var (name, value) in own) input[name] = value;
        return new CreateWorkItem(seat.Id, node.Id, node.Name, assignment, input.Count == 0 ? Token.NoVariables : input);
    }

    /// <summary>The token and seat of a work item; the token's index is that of the greatest id not above the work item's, unless signers were added.</summary>
    private (Token Token, int Seat)? FindSeat(int workItem)
    {
        var low = 0;
        var high = _tokens.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_tokens[middle].Id <= workItem) low = middle;
            else high = middle - 1;
        }

        if (low < _tokens.Count && _tokens[low].Panel is { } near && near.IndexOf(workItem) is >= 0 and var seat) return (_tokens[low], seat);
        foreach (var token in _tokens)
            if (token.Panel is { } panel && panel.IndexOf(workItem) is >= 0 and var index) return (token, index);
        return null;
    }

    private void Sign(Token token, int index, Vote vote, IReadOnlyDictionary<string, object?> values)
    {
        var node = NodeOf(token);
        var seat = token.Panel!.Seats[index];
        var status = node.User!.Signing == SigningMode.None ? SeatStatus.Done
            : vote switch { Vote.Agree => SeatStatus.Agreed, Vote.Disagree => SeatStatus.Disagreed, _ => SeatStatus.Abstained };
        Command(new CloseWorkItem(seat.Id, CloseReason.Completed));
        var panel = token.Panel.Replace(index, seat with { Status = status }) with { IsTouched = true };
        if (panel.Results is not null)
        {
            var own = SeatVariables(seat.Counter, seat.Element, node.Loop!.Element) ?? [];
            foreach (var (name, value) in values) own[name] = value;
            panel = panel with { Results = Collect(node.Loop, panel.Results, seat.Counter - 1, View(token, own)) };
        }

        if (node.Outputs.Count == 0 && values.Count > 0) SetVariables(token.Parent, values);
        Settle(Update(Find(token.Id)! with { Panel = panel }), values);
    }

    /// <summary>Ends the task when the panel has decided, else opens the seats whose turn has come.</summary>
    private void Settle(Token token, IReadOnlyDictionary<string, object?> values)
    {
        var panel = token.Panel!;
        var node = NodeOf(token);
        if (PanelRules.Decide(panel, node.User!, () => LoopConditionMet(token)) is not { } agreed)
        {
            OpenDueSeats(token);
            return;
        }

        ClosePanel(panel, CloseReason.Obsolete);
        if (node.User!.Signing != SigningMode.None)
        {
            SetVariable(token.Parent, node.User.OutcomeVariable, agreed ? "agree" : "disagree");
            SetVariable(token.Parent, "signing", Tally(panel, agreed));
        }

        if (panel.Results is not null) SetVariable(token.Parent, node.Loop!.OutputCollection!, ProcessValues.ListOf(panel.Results));
        token = Update(Find(token.Id)! with { Panel = null });
        CompleteBody(token, node.Outputs.Count > 0 ? values : Token.NoVariables);
    }

    private bool LoopConditionMet(Token token)
    {
        if (NodeOf(token).Loop?.Condition is not { } condition) return false;
        var finished = token.Panel!.Seats.Count(s => s.IsFinished);
        return condition.IsTrue(View(token, Counts(token.Panel.Seats.Length, token.Panel.Count(SeatStatus.Open), finished)), _now);
    }

    private static FeelContext Tally(Panel panel, bool agreed) => FeelContext.Of(
    [
        new("outcome", agreed ? "agree" : "disagree"),
        new("agree", (decimal)panel.Count(SeatStatus.Agreed)),
        new("disagree", (decimal)panel.Count(SeatStatus.Disagreed)),
        new("abstain", (decimal)panel.Count(SeatStatus.Abstained)),
        new("total", (decimal)panel.Seats.Length),
    ]);
}
