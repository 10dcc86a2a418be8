namespace Heluo.Engines.Process;

/// <content>Standard loops and multi-instance (BPMN 2.0 clause 13.2.7).</content>
internal sealed partial class Execution
{
    private const int InstanceLimit = 100_000;

    private void EnterLoop(int scope, Node node, int compensationFor)
    {
        var loop = node.Loop!;
        var token = NewToken(scope, node, Phase.Loop, null, 0, compensationFor);
        if (loop.IsStandard)
        {
            Update(token with { Progress = new LoopProgress(loop.Maximum ?? int.MaxValue, 0, 0, null, null) });
            Arm(token);
            if (loop.TestBefore && !LoopAgain(token.Id)) FinishActivity(Find(token.Id)!);
            else QueueInstance(token);
            return;
        }

        if (Items(token, node) is not { } items) return;
        var results = loop.OutputCollection is null ? null : new object?[items.Count];
        token = Update(token with { Progress = new LoopProgress(items.Count, 0, 0, loop.Collection is null ? null : items, results) });
        Arm(token);
        if (items.Count == 0) FinishLoop(token);
        else
            for (var i = 0; i < (loop.IsSequential ? 1 : items.Count); i++) QueueInstance(token);
    }

    /// <summary>The elements to go through: the collection, or numbers up to the cardinality.</summary>
    private IReadOnlyList<object?>? Items(Token token, Node node)
    {
        var loop = node.Loop!;
        var view = View(token);
        var items = loop.Collection is { } collection ? ProcessValues.List(collection.Evaluate(view, _now)) : Numbers(loop.Cardinality!.Evaluate(view, _now));
        if (items is not null && items.Count <= InstanceLimit) return items;
        Refuse("loop-collection", $"“{node.Label}”的多实例集合或次数无法算出，或超过 {InstanceLimit} 个。", node);
        return null;
    }

    private static object?[]? Numbers(object? value) =>
        value is decimal count and >= 0 and <= InstanceLimit && count == decimal.Truncate(count) ? new object?[(int)count] : null;

    /// <summary>Instances start from the queue, so that thousands that end at once do not nest.</summary>
    private void QueueInstance(Token loop) => _arrivals.Enqueue(new Arrival(loop.Id, NodeOf(loop), null));

    private void StartInstance(int loopToken)
    {
        var token = Find(loopToken)!;
        var node = NodeOf(token);
        var progress = token.Progress!;
        Update(token with { Progress = progress with { Started = progress.Started + 1 } });
        var locals = new Dictionary<string, object?>(StringComparer.Ordinal) { ["loopCounter"] = (decimal)(progress.Started + 1) };
        if (node.Loop!.Element is { } element && progress.Items is { } items) locals[element] = items[progress.Started];
        _owned.Add(locals);
        StartBody(loopToken, node, locals, progress.Started + 1, 0);
    }

    private void FinishInstance(Token instance, IReadOnlyDictionary<string, object?> results)
    {
        var token = Find(instance.Parent)!;
        var loop = NodeOf(token).Loop!;
        var progress = token.Progress!;
        progress = progress with { Completed = progress.Completed + 1, Results = Collect(loop, progress.Results, instance.LoopCounter - 1, View(instance, results)) };
        RemoveWaits(instance.Id);
        Remove(instance);
        token = Update(token with { Progress = progress });
        if (loop.IsStandard)
        {
            if (LoopAgain(token.Id)) QueueInstance(token);
            else FinishActivity(token);
        }
        else if (progress.Completed == progress.Total || loop.Condition?.IsTrue(View(token, Counts(progress.Total, progress.Started - progress.Completed, progress.Completed)), _now) == true)
        {
            FinishLoop(token);
        }
        else if (loop.IsSequential)
        {
            QueueInstance(token);
        }
    }

    private bool LoopAgain(int loopToken)
    {
        var token = Find(loopToken)!;
        var loop = NodeOf(token).Loop!;
        return token.Progress!.Completed < token.Progress.Total
            && (loop.Condition is null || loop.Condition.IsTrue(View(token, new Dictionary<string, object?> { ["loopCounter"] = (decimal)token.Progress.Completed }), _now));
    }

    private void FinishLoop(Token token)
    {
        CancelChildren(token.Id, CloseReason.Obsolete);
        token = Find(token.Id)!;
        if (NodeOf(token).Loop!.OutputCollection is { } name) SetVariable(token.Parent, name, ProcessValues.ListOf(token.Progress!.Results ?? []));
        FinishActivity(Find(token.Id)!);
    }

    private object?[]? Collect(Loop loop, object?[]? results, int position, IReadOnlyDictionary<string, object?> view)
    {
        if (results is null || loop.OutputElement is null || position < 0 || position >= results.Length) return results;
        var copy = (object?[])results.Clone();
        copy[position] = loop.OutputElement.Evaluate(view, _now);
        return copy;
    }

    /// <summary>The counts a completion condition may ask for, by the names of BPMN and of other engines.</summary>
    private static Dictionary<string, object?> Counts(int total, int active, int completed) => new(StringComparer.Ordinal)
    {
        ["numberOfInstances"] = (decimal)total,
        ["numberOfActiveInstances"] = (decimal)active,
        ["numberOfCompletedInstances"] = (decimal)completed,
        ["nrOfInstances"] = (decimal)total,
        ["nrOfActiveInstances"] = (decimal)active,
        ["nrOfCompletedInstances"] = (decimal)completed,
    };
}
