namespace Heluo.Engines.Process;

/// <summary>Checks that look at nodes one by one and at reachability.</summary>
internal static class StructureChecks
{
    public static void Run(IReadOnlyList<Node> nodes, Findings findings)
    {
        foreach (var node in nodes.Skip(1))
        {
            Ends(node, findings);
            Gateway(node, findings);
            if (node.Kind == NodeKind.EventGateway) EventGateway(node, findings);
        }

        Reachability.Run(nodes, findings);
    }

    private static void Ends(Node node, Findings findings)
    {
        if (node.Kind is NodeKind.StartEvent or NodeKind.Boundary && node.Incoming.Count > 0)
            findings.Error("start-incoming", node.Line, node.Id, "开始事件和边界事件不能有入线。");
        if (node.Kind == NodeKind.EndEvent && node.Outgoing.Count > 0)
            findings.Error("end-outgoing", node.Line, node.Id, "结束事件不能有出线。");
        if (node.Kind == NodeKind.EventSubProcess && node.Incoming.Count + node.Outgoing.Count > 0)
            findings.Error("event-subprocess-flow", node.Line, node.Id, "事件子流程不能有连线。");
        if (node.Kind == NodeKind.Boundary && node.Trigger!.Kind == TriggerKind.Compensation && node.Outgoing.Count > 0)
            findings.Error("compensation-flow", node.Line, node.Id, "补偿边界事件用关联（association）连到补偿活动，不能有出线。");
        if (node is { Kind: NodeKind.Boundary, Interrupting: false, Trigger.Kind: TriggerKind.Error or TriggerKind.Cancel })
            findings.Error("boundary-interrupting", node.Line, node.Id, "错误和取消边界事件必须中断所在活动。");
        if (node.Trigger?.Kind == TriggerKind.Cancel && !InTransaction(node))
            findings.Error("cancel-outside", node.Line, node.Id, "取消事件只能用在事务子流程（transaction）里或其边界上。");
    }

    private static bool InTransaction(Node node) => node.Kind == NodeKind.Boundary ? node.Host is null or { IsTransaction: true } : node.Scope is { IsTransaction: true };

    private static void Gateway(Node node, Findings findings)
    {
        if (node.IsGateway && node.Outgoing.Count == 0 && node.Incoming.Count > 0)
            findings.Warning("gateway-end", node.Line, node.Id, "网关没有出线，流程到这里就结束。");
        if (node.Kind is not (NodeKind.Exclusive or NodeKind.Inclusive) || node.Outgoing.Count < 2)
        {
            if (node.Kind is NodeKind.Parallel or NodeKind.EventGateway && node.Outgoing.Exists(f => f.Condition is not null))
                findings.Warning("condition-ignored", node.Line, node.Id, "并行网关和事件网关的出线不看条件。");
            return;
        }

        foreach (var flow in node.Outgoing.Where(f => !f.HasCondition && f != node.Default))
            findings.Error("condition-missing", flow.Line, flow.Id, $"网关“{node.Label}”的这条出线没有条件，也不是默认出线。");
        if (node.Default is null)
            findings.Warning("gateway-default-missing", node.Line, node.Id, "网关没有默认出线：条件都不成立时流程会停在这里。");
        else if (node.Default.Condition is not null)
            findings.Warning("default-condition", node.Default.Line, node.Default.Id, "默认出线上的条件不起作用。");
    }

    private static void EventGateway(Node node, Findings findings)
    {
        foreach (var flow in node.Outgoing)
        {
            var target = flow.Target;
            var waits = target.Kind == NodeKind.ReceiveTask || target is { Kind: NodeKind.Catch, Trigger.Kind: not TriggerKind.Link };
            if (!waits) findings.Error("event-gateway-target", flow.Line, flow.Id, $"事件网关后面只能接捕获事件或接收任务，“{target.Label}”不是。");
            else if (target.Incoming.Count > 1) findings.Warning("event-gateway-shared", target.Line, target.Id, "事件网关后面的事件还有别的入线。");
        }
    }
}
