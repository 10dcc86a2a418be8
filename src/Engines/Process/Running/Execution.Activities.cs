namespace Heluo.Engines.Process;

/// <content>Activities: what happens when one is entered and when it is done.</content>
internal sealed partial class Execution
{
    private void EnterActivity(int scope, Node node, int compensationFor)
    {
        if (node.Loop is null) StartBody(scope, node, null, 0, compensationFor);
        else if (node.Kind == NodeKind.UserTask && !node.Loop.IsStandard) EnterPanel(scope, node, compensationFor);
        else EnterLoop(scope, node, compensationFor);
    }

    /// <summary>Starts an activity once: the only time, or as an instance of a loop.</summary>
    private void StartBody(int parent, Node node, IReadOnlyDictionary<string, object?>? locals, int loopCounter, int compensationFor)
    {
        if (node.Kind == NodeKind.PassTask && node.Boundaries.Count == 0 && node.Outputs.Count == 0 && loopCounter == 0 && compensationFor == 0 && node.CompensationHandler is null)
        {
            Leave(parent, node);
            return;
        }

        var token = NewToken(parent, node, node.IsScope ? Phase.Scope : Phase.Waiting, locals, loopCounter, compensationFor);
        if (node.Inputs.Count > 0)
            foreach (var (name, value) in Map(node.Inputs, View(token))) SetLocal(Find(token.Id)!, name, value);
        if (loopCounter == 0) Arm(token);
        token = Find(token.Id)!;
        switch (node.Kind)
        {
            case NodeKind.UserTask:
                OpenPanel(token, [NewSeat(token, null, 0, null)]);
                break;
            case NodeKind.ScriptTask:
                RunScript(token);
                break;
            case NodeKind.ReceiveTask:
                AddWait(token, node, node.Trigger!);
                break;
            case NodeKind.SubProcess:
                OpenScope(token, node.Starts);
                break;
            case NodeKind.AdHoc:
                OpenScope(token, InitialActivities(token));
                break;
            case NodeKind.PassTask or NodeKind.EventSubProcess:
                CompleteBody(token, Token.NoVariables);
                break;
            default:
                CallHost(token);
                break;
        }
    }

    private List<Node> InitialActivities(Token token)
    {
        var node = NodeOf(token);
        if (node.AdHoc!.Initial is not { } initial) return [];
        var ids = ProcessValues.List(initial.Evaluate(View(token), _now));
        var found = node.Children.FindAll(c => c.IsActivity && ids is not null && ids.Contains(c.Id));
        if (ids is null || found.Count != ids.Count) Refuse("ad-hoc-activity-unknown", $"“{node.Label}”要启动的活动清单里有不认识的活动。", node);
        return node.AdHoc.IsSequential && found.Count > 1 ? [found[0]] : found;
    }

    /// <summary>Asks the host for what only it can do.</summary>
    private void CallHost(Token token)
    {
        var node = NodeOf(token);
        var input = Input(token);
        if (node.Kind == NodeKind.SendTask && node.Reference is null)
        {
            Publish(token, node);
            CompleteBody(token, Token.NoVariables);
            return;
        }

        var reference = node.Reference?.Evaluate(() => View(token), _now);
        if (string.IsNullOrWhiteSpace(reference)) Refuse("reference-empty", $"“{node.Label}”要调用的服务、决策或流程名称是空的。", node);
        else if (node.Kind == NodeKind.RuleTask) Command(new EvaluateDecision(token.Id, node.Id, reference, input));
        else if (node.Kind == NodeKind.CallActivity) Command(new StartCalled(token.Id, node.Id, reference, input));
        else Command(new CallService(token.Id, node.Id, reference, input));
    }

    private void RunScript(Token token)
    {
        var node = NodeOf(token);
        var value = node.Script?.Evaluate(View(token), _now);
        CompleteBody(token, node.ResultVariable is { } name ? new Dictionary<string, object?> { [name] = value } : ProcessValues.Entries(value));
    }

    /// <summary>An activity, or one instance of it, is done.</summary>
    private void CompleteBody(Token token, IReadOnlyDictionary<string, object?> results)
    {
        var node = NodeOf(token);
        var isInstance = IsLoopInstance(token);
        if (node.Outputs.Count > 0)
        {
            SetVariables(token.Parent, Map(node.Outputs, View(token, results)));
        }
        else if (results.Count > 0)
        {
            SetVariables(isInstance ? token.Id : token.Parent, results);
        }

        token = Find(token.Id)!;
        if (isInstance) FinishInstance(token, results);
        else FinishActivity(token);
    }

    /// <summary>The whole activity is done: its boundary events go, and the flow goes on.</summary>
    private void FinishActivity(Token token)
    {
        var node = NodeOf(token);
        RemoveWaits(token.Id);
        Remove(token);
        var scope = token.Parent;
        if (token.CompensationFor != 0)
        {
            ContinueCompensation(token.CompensationFor);
            return;
        }

        if (node.CompensationHandler is { } handler) _undos.Add(new Undo(scope, handler.Index, node.Index));
        if (node.Kind == NodeKind.UserTask) LeaveTrail(scope, node);
        if (NodeOf(Find(scope)!).AdHoc is not null) MayFinish(scope);
        Leave(scope, node);
    }

    private void LeaveTrail(int scope, Node node)
    {
        var token = Find(scope)!;
        var trail = token.Trail;
        if (trail.Length == 0 || trail[^1] != node.Index) trail = [.. trail.Where(i => i != node.Index), node.Index];
        Update(token with { Trail = trail, TrailRevision = Revision });
    }
}
