namespace Heluo.Engines.Process;

/// <summary>Checks one instance against a plan: every token, wait and arrival must have a place of the same kind in the same scope.</summary>
internal sealed class MigrationCheck(MigrationPlan plan, ProcessState state)
{
    private readonly List<MigrationMove> _moves = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _notices = [];

    public MigrationPreview Run()
    {
        if (state.FingerprintValue != plan.From.FingerprintValue) _problems.Add("办件不在要迁移的旧版本上。");
        else if (state.Status != ProcessStatus.Running) _problems.Add("流程已经结束，不需要迁移。");
        else Check();
        return new MigrationPreview(_moves, [.. _problems.Distinct()], [.. _notices.Distinct()]);
    }

    private void Check()
    {
        foreach (var token in state.Tokens.Where(t => t.Node != 0)) Check(token);
        foreach (var wait in state.Waits) Check(wait);
        foreach (var join in state.Joins) Check(join);
        foreach (var undo in state.Undos)
            if (plan.Target(undo.Handler) is null || plan.Target(undo.Activity) is null) _problems.Add($"补偿活动“{plan.From.Nodes[undo.Handler].Label}”在新版本里没有对应。");
        NewEvents();
    }

    private void Check(Token token)
    {
        var old = plan.From.Nodes[token.Node];
        var target = plan.Target(token.Node);
        _moves.Add(new MigrationMove(old.Id, target?.Id));
        if (target is null) _problems.Add($"“{old.Label}”在新版本里没有对应的节点，请在对照表里指定。");
        else if (target.Kind != old.Kind || (target.Loop is null) != (old.Loop is null)) _problems.Add($"“{old.Label}”与“{target.Label}”不是同类节点，不能对应。");
        else if (plan.Target(old.Scope!.Index) != target.Scope) _problems.Add($"“{target.Label}”在新版本里换了所在的子流程，不能对应。");
        else if (target.User is { } user && old.User is { } before && user.Signing != before.Signing) _notices.Add($"“{target.Label}”的签署规则变了，已有的签署按新规则计算。");
    }

    private void Check(Wait wait)
    {
        var old = plan.From.Nodes[wait.Node];
        if (plan.Target(wait.Node) is not { } target || target.Kind != old.Kind || target.Trigger?.Kind != old.Trigger?.Kind)
            _problems.Add($"正在等待的事件“{old.Label}”在新版本里没有同类的对应。");
        else if (old.Host is { } host && plan.Target(host.Index) != target.Host) _problems.Add($"边界事件“{old.Label}”在新版本里依附在别的活动上。");
    }

    private void Check(Join join)
    {
        var old = plan.From.Nodes[join.Node];
        var target = plan.Target(join.Node);
        if (target is null || target.Kind != old.Kind)
        {
            _problems.Add($"汇聚网关“{old.Label}”已有分支到达，新版本里没有同类的对应。");
            return;
        }

        var taken = new HashSet<Flow>();
        for (var i = 0; i < join.Arrived.Length; i++)
            if (join.Arrived[i] > 0 && (plan.InFlow(old.Incoming[i], target) is not { } flow || !taken.Add(flow)))
                _problems.Add($"汇聚网关“{old.Label}”已到达的分支在新版本里没有对应的入线。");
    }

    /// <summary>Events that the new version adds to activities already running are not armed afterwards.</summary>
    private void NewEvents()
    {
        var known = state.Waits.Select(w => plan.Target(w.Node)).ToHashSet();
        foreach (var target in state.Tokens.Select(t => plan.Target(t.Node)).OfType<Node>().Distinct())
            foreach (var added in target.Boundaries.Concat(target.EventStarts))
                if (added.Trigger!.Kind is TriggerKind.Timer or TriggerKind.Message or TriggerKind.Signal or TriggerKind.Condition && !known.Contains(added))
                    _notices.Add($"新版本的事件“{added.Label}”对已经开始的“{target.Label}”不起作用。");
    }
}
