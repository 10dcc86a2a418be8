using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Builds a definition from a model: nodes first, then flows, then what leans on both.</summary>
internal sealed class Compiler(BpmnModel model)
{
    /// <summary>Nodes of one process; larger ones are refused.</summary>
    private const int NodeLimit = 20_000;

    private readonly List<Node> _nodes = [];
    private readonly List<Flow> _flows = [];
    private readonly Dictionary<string, Node> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, XElement> _elements = [];
    private readonly Findings _findings = new();

    public ProcessCompilation Compile(string? processId)
    {
        if (Choose(processId) is not { } process) return new ProcessCompilation(null, _findings.Sorted());
        foreach (var element in model.Document.Root!.Elements().Where(e => e.Name.LocalName is "choreography" or "globalChoreographyTask" or "globalConversation"))
            _findings.Notice("element-kept", BpmnModel.LineOf(element), element.Attribute("id")?.Value, $"{element.Name.LocalName} 保留在文件里，不参与运行。");
        var root = new Node(0, process.Attribute("id")?.Value ?? "process", NodeKind.Process, BpmnModel.LineOf(process)) { Name = process.Attribute("name")?.Value };
        _nodes.Add(root);
        if (process.Descendants().Count(e => NodeCompiler.KindOf(e) is not null) is > NodeLimit and var count)
        {
            _findings.Error("process-too-large", root.Line, root.Id, $"流程有 {count} 个节点，超过 {NodeLimit} 个，请拆成几个流程。");
            return new ProcessCompilation(null, _findings.Sorted());
        }

        AddNodes(process, root, new Lanes(process));
        AddFlows(process);
        Attach();
        LinkCompiler.Connect(_nodes, _flows, _findings);
        Associations(process);
        ScopeStarts.Find(_nodes, _findings);
        RegionFinder.Find(_nodes);
        JoinReach.Find(_nodes, _findings);
        StructureChecks.Run(_nodes, _findings);
        SoundnessCheck.Run(_nodes, _findings);
        if (!_findings.HasErrors) DeadlockSearch.Run(_nodes, _findings);
        return Finish(root, process);
    }

    private ProcessCompilation Finish(Node root, XElement process)
    {
        if (_findings.HasErrors) return new ProcessCompilation(null, _findings.Sorted());
        var definition = new ProcessDefinition(root, [.. _nodes], [.. _flows], Fingerprint.Of(process));
        return new ProcessCompilation(definition, _findings.Sorted());
    }

    private XElement? Choose(string? processId)
    {
        var all = model.Document.Root!.Elements(BpmnNames.Model + "process").ToList();
        var wanted = processId is not null
            ? all.Find(p => p.Attribute("id")?.Value == processId)
            : all.Find(p => p.Attribute("isExecutable")?.Value is "true" or "1") ?? all.Find(HasNodes) ?? all.FirstOrDefault();
        if (wanted is not null) return wanted;
        var line = BpmnModel.LineOf(model.Document.Root!);
        if (processId is not null) _findings.Error("process-missing", line, null, $"文件里没有流程“{processId}”。");
        else _findings.Error("process-missing", line, null, "文件里没有可运行的流程（process）：" + Content());
        return null;
    }

    private string Content()
    {
        var kinds = model.Document.Root!.Elements().Where(e => e.Name.Namespace == BpmnNames.Model).Select(e => e.Name.LocalName).Distinct().Take(6).ToList();
        return kinds.Count == 0 ? "文件是空的。" : $"只有 {string.Join('、', kinds)}，这些内容保留但不运行。";
    }

    private static bool HasNodes(XElement process) => process.Elements().Any(e => NodeCompiler.KindOf(e) is not null);

    private void AddNodes(XElement container, Node scope, Lanes lanes)
    {
        foreach (var element in container.Elements())
        {
            if (NodeCompiler.KindOf(element) is not { } kind)
            {
                NodeCompiler.Notice(element, _findings);
                continue;
            }

            var line = BpmnModel.LineOf(element);
            var id = element.Attribute("id")?.Value;
            if (string.IsNullOrEmpty(id))
            {
                _findings.Error("id-missing", line, null, $"{element.Name.LocalName} 没有 id，请补上。");
                id = $"line{line}-{_nodes.Count}";
            }

            var node = new Node(_nodes.Count, id, kind, line) { Name = element.Attribute("name")?.Value, Scope = scope };
            if (!_byId.TryAdd(id, node)) _findings.Error("id-duplicate", line, id, $"id 与第 {_byId[id].Line} 行的元素重复。");
            _nodes.Add(node);
            _elements[node] = element;
            scope.Children.Add(node);
            new NodeCompiler(model, _findings, node, element, lanes).Fill();
            if (node.IsScope) AddNodes(element, node, lanes.Within(element));
        }
    }

    private void AddFlows(XElement process)
    {
        foreach (var element in process.Descendants(BpmnNames.Model + "sequenceFlow"))
        {
            var line = BpmnModel.LineOf(element);
            var id = element.Attribute("id")?.Value ?? $"flow@{line}";
            var source = End(element, "sourceRef", line, id);
            var target = End(element, "targetRef", line, id);
            if (source is null || target is null) continue;
            if (source.Scope != target.Scope)
            {
                _findings.Error("flow-crosses-scope", line, id, "连线跨越了子流程边界，两端必须在同一个流程或子流程里。");
                continue;
            }

            var flow = new Flow(_flows.Count, id, source, target, line) { Name = element.Attribute("name")?.Value };
            flow.Condition = Condition(element, flow);
            _flows.Add(flow);
            source.Outgoing.Add(flow);
            target.Incoming.Add(flow);
        }
    }

    /// <summary>The node that a reference names; references may be qualified (<c>tns:id</c>).</summary>
    private Node? NodeOf(string? reference)
    {
        if (reference is null) return null;
        return _byId.GetValueOrDefault(reference) ?? _byId.GetValueOrDefault(reference[(reference.LastIndexOf(':') + 1)..]);
    }

    private Node? End(XElement flow, string attribute, int line, string id)
    {
        var reference = flow.Attribute(attribute)?.Value;
        if (NodeOf(reference) is { } node) return node;
        if (reference is not null && model.Resolve(reference) is { } other && NodeCompiler.KindOf(other) is null && NodeCompiler.IsRefused(other)) return null;
        _findings.Error("flow-end-missing", line, id, $"连线的 {attribute}“{reference}”不是本流程的节点。");
        return null;
    }

    private Formula? Condition(XElement at, Flow flow)
    {
        var element = at.Element(BpmnNames.Model + "conditionExpression");
        if (element is null || string.IsNullOrWhiteSpace(element.Value)) return null;
        flow.HasCondition = true;
        return _findings.Expression(element, flow.Id);
    }

    /// <summary>Default flows, boundary events and what else names another node.</summary>
    private void Attach()
    {
        foreach (var (node, element) in _elements)
        {
            if (element.Attribute("default")?.Value is { Length: > 0 } name)
            {
                node.Default = node.Outgoing.Find(f => f.Id == name || f.Id == name[(name.LastIndexOf(':') + 1)..]);
                if (node.Default is null) _findings.Error("default-missing", node.Line, node.Id, $"默认出线“{name}”不是这个节点的出线。");
            }

            if (node.Kind != NodeKind.Boundary) continue;
            var host = element.Attribute("attachedToRef")?.Value;
            if (NodeOf(host) is not { IsActivity: true } activity || activity.Scope != node.Scope)
            {
                _findings.Error("boundary-host-missing", node.Line, node.Id, $"边界事件依附的“{host}”不是同一层的活动。");
                continue;
            }

            node.Host = activity;
            activity.Boundaries.Add(node);
        }
    }

    /// <summary>Associations from compensation boundary events to their handlers.</summary>
    private void Associations(XElement process)
    {
        var associations = process.DescendantsAndSelf().Concat(model.Document.Root!.Elements(BpmnNames.Model + "collaboration"))
            .SelectMany(e => e.Elements(BpmnNames.Model + "association"));
        foreach (var element in associations)
        {
            if (NodeOf(element.Attribute("sourceRef")?.Value) is not { Kind: NodeKind.Boundary, Host: { } host, Trigger.Kind: TriggerKind.Compensation }) continue;
            if (NodeOf(element.Attribute("targetRef")?.Value) is { IsActivity: true } handler)
            {
                host.CompensationHandler = handler;
                handler.IsForCompensation = true;
            }
        }
    }
}
