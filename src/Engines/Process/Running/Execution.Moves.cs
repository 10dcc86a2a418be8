namespace Heluo.Engines.Process;

/// <content>Moves against the flow: return, withdraw, jump. A move takes away exactly the threads that the target's region encloses and puts one token
/// at the target, so that every join behind it still gets what it waits for.</content>
internal sealed partial class Execution
{
    private void Return(ReturnTo back)
    {
        if (OpenSeat(back.WorkItemId, back.By) is not { } found || Target(back.ElementId) is not { } target) return;
        if (Level(found.Token, target) is not { } level) return;
        if (target.Kind != NodeKind.UserTask || target.Index == level.Thread.Node || !level.Scope.Trail.Contains(target.Index))
            Refuse("step-not-earlier", $"“{target.Label}”不是已经办过的前面步骤，不能退回到那里。", target);
        else if (Plan(level.Scope, level.Thread, target) is { } gone) Move(level.Scope, level.Thread, target, gone);
    }

    private void JumpTo(Jump jump)
    {
        if (!Named(jump.By) || OpenSeat(jump.WorkItemId, null) is not { } found || Target(jump.ElementId) is not { } target) return;
        if (Level(found.Token, target) is not { } level) return;
        if (!(target.IsActivity || target.Kind == NodeKind.EndEvent) || target.IsForCompensation)
            Refuse("jump-target", $"只能跳到任务、子流程或结束，“{target.Label}”不是。", target);
        else if (Plan(level.Scope, level.Thread, target) is { } gone) Move(level.Scope, level.Thread, target, gone);
    }

    private void WithdrawStep(Withdraw withdraw)
    {
        if (Target(withdraw.ElementId) is not { } target) return;
        var scope = _tokens.FindLast(t => t.Phase == Phase.Scope && t.Trail.Length > 0 && t.Trail[^1] == target.Index);
        var born = scope is null ? [] : _tokens.FindAll(t => t.Parent == scope.Id && t.Born == scope.TrailRevision);
        if (scope is null || born.Count == 0 || _before.Tokens.Exists(t => t.Born > scope.TrailRevision))
        {
            Refuse("withdraw-late", $"“{target.Label}”不是刚办完的步骤，或后面已经没有可取回的待办。", target);
            return;
        }

        if (Plan(scope, born[0], target) is not { } gone) return;
        if (gone.Exists(t => !born.Contains(t)) || _tokens.Exists(t => !Untouched(t) && gone.Exists(g => IsWithin(t, g))))
            Refuse("withdraw-touched", "后面的环节已经有人签收或办理，不能取回；可以请其退回。", target);
        else Move(scope, born[0], target, gone);
    }

    private Node? Target(string elementId)
    {
        foreach (var node in _nodes)
            if (node.Id == elementId && node.Index > 0) return node;
        Refuse("step-unknown", $"流程里没有步骤“{elementId}”。");
        return null;
    }

    private bool Untouched(Token token) =>
        token.Phase != Phase.Waiting || NodeOf(token).Kind is NodeKind.Catch or NodeKind.ReceiveTask or NodeKind.EventGateway
            ? token.Panel is not { IsTouched: true } && token.Phase != Phase.Compensating : false;

    private bool IsWithin(Token token, Token outer)
    {
        for (Token? at = token; at is not null; at = at.Parent == 0 ? null : Find(at.Parent))
            if (at.Id == outer.Id) return true;
        return false;
    }

    /// <summary>The scope in which the target stands and the thread in it to which the token belongs.</summary>
    private (Token Scope, Token Thread)? Level(Token token, Node target)
    {
        var thread = token;
        while (Find(thread.Parent) is { } above)
        {
            if (above.Phase == Phase.Scope && above.Node == target.Scope!.Index) return (above, thread);
            thread = above;
            if (above.Parent == 0) break;
        }

        Refuse("move-into-scope", $"“{target.Label}”在另一个子流程里，不能直接过去。", target);
        return null;
    }

    /// <summary>The threads that end when the thread moves to the target, or a refusal.</summary>
    private List<Token>? Plan(Token scope, Token thread, Node target)
    {
        if (target.Region is not { } to || NodeOf(thread).Region is not { } from)
        {
            Refuse("move-irregular", "这一段流程的并行分支没有规范汇聚，不能退回或跳转。", target);
            return null;
        }

        var shared = to.SharedWith(from);
        if (to.Branches.Length > shared && from.Branches.Length > shared && to.Branches[shared].Fork == from.Branches[shared].Fork)
        {
            Refuse("move-sibling-branch", $"“{target.Label}”在另一条并行分支里，不能直接过去。", target);
            return null;
        }

        for (var depth = shared; depth < to.Branches.Length; depth++)
        {
            if (to.Branches[depth].Total == int.MaxValue || to.JoinAt(depth) is not null) continue;
            Refuse("move-irregular", $"“{target.Label}”所在的并行分支没有规范汇聚，不能直接过去。", target);
            return null;
        }

        if (from.Branches.Length == shared) return [thread];
        var outer = to.Outer(shared);
        return _tokens.FindAll(t => t.Parent == scope.Id && t.CompensationFor == 0 && (t.Id == thread.Id || (NodeOf(t).Region is { } region && outer.Encloses(region))));
    }

    private void Move(Token scope, Token thread, Node target, List<Token> gone)
    {
        var to = target.Region!;
        var shared = to.SharedWith(NodeOf(thread).Region!);
        var outer = to.Outer(shared);
        var all = gone.Count > 1 || NodeOf(thread).Region!.Branches.Length > shared;
        foreach (var token in gone) Cancel(token, CloseReason.Moved);
        if (all) ResetJoins(scope.Id, outer);
        for (var depth = shared; depth < to.Branches.Length; depth++)
            if (to.Branches[depth].Total != int.MaxValue) Prepare(scope.Id, to.JoinAt(depth)!, to.Outer(depth + 1));
        scope = Find(scope.Id)!;
        var at = Array.IndexOf(scope.Trail, target.Index);
        if (at >= 0)
        {
            var trail = scope.Trail.Where((node, i) => i < at || (i > at && !(_nodes[node].Region is { } region && outer.Encloses(region))));
            Update(scope with { Trail = [.. trail], TrailRevision = 0 });
        }

        _arrivals.Enqueue(new Arrival(scope.Id, target, null));
    }

    /// <summary>Forgets what has come to joins from threads that are gone.</summary>
    private void ResetJoins(int scope, Region outer)
    {
        foreach (var join in _joins.FindAll(j => j.Scope == scope))
        {
            var incoming = _nodes[join.Node].Incoming;
            for (var i = 0; i < incoming.Count; i++)
                if (incoming[i].Region is { } region && outer.Encloses(region)) join.Arrived[i] = 0;
            if (Array.TrueForAll(join.Arrived, n => n == 0)) _joins.Remove(join);
        }
    }

    /// <summary>When a thread moves back into one branch, the other branches count as finished at their join.</summary>
    private void Prepare(int scope, Node join, Region branch)
    {
        _joins.RemoveAll(j => j.Scope == scope && j.Node == join.Index);
        if (join.Kind != NodeKind.Parallel) return;
        var arrived = join.Incoming.Select(f => f.Region is { } region && !branch.Encloses(region) && !region.Encloses(branch) ? 1 : 0).ToArray();
        if (arrived.Any(n => n > 0)) _joins.Add(new Join(scope, join.Index, arrived));
    }
}
