namespace Heluo.Engines.Process;

/// <content>Tokens: they are kept in ascending order of id, and a child's id is greater than its parent's.</content>
internal sealed partial class Execution
{
    /// <summary>Tokens of one instance at one time; an instance must fit into a row of a database.</summary>
    private const int TokenLimit = 30_000;

    /// <summary>Up to so many tokens are looked through; beyond, children are counted.</summary>
    private const int ScanLimit = 64;

    private Dictionary<int, int>? _children;
    private int _seatsMade;

    private Token NewToken(int parent, Node node, Phase phase, IReadOnlyDictionary<string, object?>? locals = null, int loopCounter = 0, int compensationFor = 0)
    {
        var token = new Token(++_counter, parent, node.Index, phase)
        {
            Locals = locals ?? Token.NoVariables,
            LoopCounter = loopCounter,
            CompensationFor = compensationFor,
            Born = Revision,
        };
        _tokens.Add(token);
        if (_children is not null) _children[parent] = _children.GetValueOrDefault(parent) + 1;
        Bounded(node);
        return token;
    }

    /// <summary>Refuses a step that makes more tokens and work items than an instance can hold.</summary>
    private bool Bounded(Node node)
    {
        if (_tokens.Count + _seatsMade <= TokenLimit) return true;
        Refuse("too-many-tokens", $"同时进行的分支和待办超过 {TokenLimit} 个，请检查模型或集合。", node);
        return false;
    }

    private int IndexOf(int id)
    {
        var low = 0;
        var high = _tokens.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = _tokens[middle].Id;
            if (at == id) return middle;
            if (at < id) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private Token? Find(int id)
    {
        var index = IndexOf(id);
        return index < 0 ? null : _tokens[index];
    }

    private Token Update(Token token)
    {
        _tokens[IndexOf(token.Id)] = token;
        return token;
    }

    private Node NodeOf(Token token) => _nodes[token.Node];

    /// <summary>The scope token a token belongs to, loops skipped.</summary>
    private Token ScopeOf(Token token)
    {
        var parent = Find(token.Parent)!;
        while (parent.Phase != Phase.Scope) parent = Find(parent.Parent)!;
        return parent;
    }

    private bool IsLoopInstance(Token token) => token.Parent != 0 && Find(token.Parent) is { Phase: Phase.Loop } loop && loop.Node == token.Node;

    private bool HasChildren(int id)
    {
        var from = IndexOf(id) + 1;
        if (_tokens.Count - from > ScanLimit) return (_children ??= CountChildren()).GetValueOrDefault(id) > 0;
        for (var i = from; i < _tokens.Count; i++)
            if (_tokens[i].Parent == id) return true;
        return false;
    }

    private Dictionary<int, int> CountChildren()
    {
        var counts = new Dictionary<int, int>();
        foreach (var token in _tokens) counts[token.Parent] = counts.GetValueOrDefault(token.Parent) + 1;
        return counts;
    }

    private void Remove(Token token)
    {
        _tokens.RemoveAt(IndexOf(token.Id));
        if (_children is not null) _children[token.Parent]--;
    }

    /// <summary>Takes a token with everything inside it away and tells the host.</summary>
    private void Cancel(Token token, CloseReason reason)
    {
        CancelChildren(token.Id, reason);
        Close(token, reason);
        _undos.RemoveAll(u => u.Scope == token.Id);
        Remove(token);
    }

    /// <summary>Takes everything inside a token away; what can be compensated in it stays so.</summary>
    private void CancelChildren(int id, CloseReason reason)
    {
        var gone = new HashSet<int> { id };
        var from = IndexOf(id) + 1;
        for (var i = from; i < _tokens.Count; i++)
            if (gone.Contains(_tokens[i].Parent)) gone.Add(_tokens[i].Id);
        _joins.RemoveAll(j => gone.Contains(j.Scope));
        DropArrivals(gone);
        gone.Remove(id);
        if (gone.Count == 0) return;
        _undos.RemoveAll(u => gone.Contains(u.Scope));
        foreach (var token in _tokens)
            if (gone.Contains(token.Id)) Close(token, reason);
        _tokens.RemoveAll(t => gone.Contains(t.Id));
        _children = null;
    }

    private void DropArrivals(HashSet<int> scopes)
    {
        if (_arrivals.Count == 0) return;
        var kept = _arrivals.Where(a => !scopes.Contains(a.Scope)).ToList();
        _arrivals.Clear();
        foreach (var arrival in kept) _arrivals.Enqueue(arrival);
    }

    /// <summary>Tells the host that what a token waited for is no longer needed.</summary>
    private void Close(Token token, CloseReason reason)
    {
        if (token.Panel is { } panel) ClosePanel(panel, reason);
        var node = NodeOf(token);
        if (token.Phase == Phase.Waiting && (node.Kind is NodeKind.ServiceTask or NodeKind.RuleTask or NodeKind.CallActivity || (node.Kind == NodeKind.SendTask && node.Reference is not null)))
            Command(new AbandonCall(token.Id));
        RemoveWaits(token.Id);
    }

    private void ClosePanel(Panel panel, CloseReason reason)
    {
        foreach (var seat in panel.Seats)
            if (seat is { IsOpened: true, IsFinished: false }) Command(new CloseWorkItem(seat.Id, reason));
    }
}
