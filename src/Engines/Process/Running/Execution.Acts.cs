namespace Heluo.Engines.Process;

/// <content>The approval algebra: acts on one open work item.</content>
internal sealed partial class Execution
{
    private void Act(ApprovalAct act)
    {
        switch (act)
        {
            case Claim claim: ClaimItem(claim); break;
            case Release release: ReleaseItem(release); break;
            case TransferTo transfer: Reassign(transfer.WorkItemId, transfer.To, transfer.By, WorkItemChange.Transferred); break;
            case DelegateTo delegation: Reassign(delegation.WorkItemId, delegation.To, delegation.By, WorkItemChange.Delegated); break;
            case TakeBack back: TakeItemBack(back); break;
            case AddSigner add: AddSeat(add); break;
            case RemoveSigner remove: RemoveSeat(remove); break;
            case ReturnTo back: Return(back); break;
            case Withdraw withdraw: WithdrawStep(withdraw); break;
            case Jump jump: JumpTo(jump); break;
            case CopyTo copy: SendCopyOf(copy); break;
            case Urge urge: if (OpenSeat(urge.WorkItemId, null) is not null) Command(new SendReminder(urge.WorkItemId, false)); break;
        }
    }

    /// <summary>The seat of an open work item, or a refusal.</summary>
    private (Token Token, int Seat)? OpenSeat(int workItem, string? by)
    {
        if (FindSeat(workItem) is not { } found)
        {
            Refuse("work-item-unknown", "没有这个待办，可能已经办结或撤销。");
            return null;
        }

        var seat = found.Token.Panel!.Seats[found.Seat];
        if (seat.IsFinished) Refuse("work-item-finished", "这个待办已经办过了。", NodeOf(found.Token));
        else if (!seat.IsOpen) Refuse("work-item-waiting", "还没轮到这个待办，请等前面的人办完。", NodeOf(found.Token));
        else if (by is not null && seat.Holder is { } holder && holder != by) Refuse("work-item-claimed", $"这个待办已由“{holder}”签收，请由其办理或先退签。", NodeOf(found.Token));
        else return found;
        return null;
    }

    private bool Named(string? who)
    {
        if (!string.IsNullOrWhiteSpace(who)) return true;
        Refuse("person-missing", "请写明是谁。");
        return false;
    }

    private void Change(Token token, int index, Seat seat, WorkItemChange change)
    {
        Update(token with { Panel = token.Panel!.Replace(index, seat) with { IsTouched = true } });
        Command(new ChangeWorkItem(seat.Id, change, seat.Signer, seat.Holder, seat.Principal));
    }

    private void ClaimItem(Claim claim)
    {
        if (!Named(claim.By) || OpenSeat(claim.WorkItemId, claim.By) is not { } found) return;
        Change(found.Token, found.Seat, found.Token.Panel!.Seats[found.Seat] with { Holder = claim.By }, WorkItemChange.Claimed);
    }

    private void ReleaseItem(Release release)
    {
        if (OpenSeat(release.WorkItemId, release.By) is not { } found) return;
        var seat = found.Token.Panel!.Seats[found.Seat];
        if (seat.Holder is null) Refuse("work-item-unclaimed", "这个待办没有人签收。", NodeOf(found.Token));
        else Change(found.Token, found.Seat, seat with { Holder = null }, WorkItemChange.Released);
    }

    private void Reassign(int workItem, string to, string? by, WorkItemChange change)
    {
        if (!Named(to) || OpenSeat(workItem, by) is not { } found) return;
        var panel = found.Token.Panel!;
        var seat = panel.Seats[found.Seat];
        if (seat.Signer == to) Refuse("signer-same", "对方就是现在的办理人。", NodeOf(found.Token));
        else if (IsSigner(panel, to)) Refuse("signer-present", $"“{to}”已经是这一步的办理人，不能重复。", NodeOf(found.Token));
        else if (change == WorkItemChange.Delegated)
            Change(found.Token, found.Seat, seat with { Signer = to, Principal = seat.Principal ?? seat.Signer ?? by ?? seat.Holder, Holder = null }, change);
        else Change(found.Token, found.Seat, seat with { Signer = to, Principal = null, Holder = null }, change);
    }

    private static bool IsSigner(Panel panel, string who) => Array.Exists(panel.Seats, s => s.Signer == who || s.Principal == who);

    private void TakeItemBack(TakeBack back)
    {
        if (OpenSeat(back.WorkItemId, null) is not { } found) return;
        var seat = found.Token.Panel!.Seats[found.Seat];
        if (seat.Principal is not { } principal) Refuse("not-delegated", "这个待办没有委托出去。", NodeOf(found.Token));
        else if (back.By is { } by && by != principal) Refuse("not-principal", $"只有委托人“{principal}”可以收回。", NodeOf(found.Token));
        else Change(found.Token, found.Seat, seat with { Signer = principal, Principal = null, Holder = null }, WorkItemChange.TakenBack);
    }

    private void AddSeat(AddSigner add)
    {
        if (!Named(add.Signer) || OpenSeat(add.WorkItemId, add.By) is not { } found) return;
        var panel = found.Token.Panel!;
        if (IsSigner(panel, add.Signer))
        {
            Refuse("signer-present", $"“{add.Signer}”已经是这一步的办理人，不能重复。", NodeOf(found.Token));
            return;
        }

        var beside = panel.Seats[found.Seat];
        var added = new Seat(++_counter, add.Signer, SeatStatus.Waiting) { After = add.Place == SignerPlace.After ? [beside.Id] : beside.After };
        var seats = Array.ConvertAll(panel.Seats, seat => add.Place switch
        {
            SignerPlace.Before => seat.Id == beside.Id ? seat with { After = [added.Id], Status = SeatStatus.Waiting } : seat,
            SignerPlace.Parallel => seat.After.Contains(beside.Id) ? seat with { After = [.. seat.After, added.Id] } : seat,
            _ => seat.After.Contains(beside.Id) ? seat with { After = [.. seat.After.Where(a => a != beside.Id), added.Id] } : seat,
        });
        var changed = panel with { Seats = [.. seats[..(found.Seat + 1)], added, .. seats[(found.Seat + 1)..]], IsTouched = true };
        if (add.Place == SignerPlace.Before) Command(new ChangeWorkItem(beside.Id, WorkItemChange.Suspended, beside.Signer, beside.Holder, beside.Principal));
        if (changed.IsDue(added))
        {
            OpenDueSeats(Update(found.Token with { Panel = changed }));
            return;
        }

        // whoever signs later is known from now on: the host shows who is still to come, and may remove them
        Command(Opened(found.Token, added));
        Command(new ChangeWorkItem(added.Id, WorkItemChange.Suspended, added.Signer, null, null));
        Update(found.Token with { Panel = changed.Replace(found.Seat + 1, added with { IsOpened = true }) });
    }

    private void RemoveSeat(RemoveSigner remove)
    {
        if (FindSeat(remove.WorkItemId) is not { } found)
        {
            Refuse("work-item-unknown", "没有这个待办，可能已经办结或撤销。");
            return;
        }

        var panel = found.Token.Panel!;
        var seat = panel.Seats[found.Seat];
        if (seat.IsFinished) Refuse("work-item-finished", "这个人已经签署，不能减去。", NodeOf(found.Token));
        else if (panel.Seats.Length == 1) Refuse("signer-last", "只剩一个办理人，不能减去；可以转办。", NodeOf(found.Token));
        if (_refusal is not null) return;
        var seats = Array.ConvertAll(panel.Seats, s => s.After.Contains(seat.Id) ? s with { After = [.. s.After.Where(a => a != seat.Id).Union(seat.After)] } : s);
        if (seat.IsOpened) Command(new CloseWorkItem(seat.Id, CloseReason.Removed));
        Settle(Update(found.Token with { Panel = panel with { Seats = [.. seats.Where(s => s.Id != seat.Id)], IsTouched = true } }), Token.NoVariables);
    }

    private void SendCopyOf(CopyTo copy)
    {
        if (Named(copy.To) && OpenSeat(copy.WorkItemId, null) is not null) Command(new SendCopy(copy.WorkItemId, copy.To));
    }

    /// <summary>A user task is late.</summary>
    private void TimeOut(Token token, Node node)
    {
        var action = node.User!.TimeoutAction ?? new TimeoutAction(TimeoutKind.Remind, null);
        var open = Array.FindAll(token.Panel!.Seats, s => s.IsOpen);
        if (action.Kind == TimeoutKind.Complete)
        {
            // The act counts as done for every signer still missing, as silence counts where the law says so.
            SetVariable(token.Parent, "act", action.Argument);
            foreach (var seat in open)
                if (Find(token.Id) is { Panel: { } panel } now && panel.IndexOf(seat.Id) is >= 0 and var index) Sign(now, index, Vote.Agree, Token.NoVariables);
            return;
        }

        foreach (var seat in open)
        {
            var now = Find(token.Id)!;
            if (action.Kind == TimeoutKind.Transfer && !IsSigner(now.Panel!, action.Argument!))
                Change(now, now.Panel!.IndexOf(seat.Id), seat with { Signer = action.Argument, Principal = null, Holder = null }, WorkItemChange.Transferred);
            else Command(new SendReminder(seat.Id, true));
        }
    }
}
