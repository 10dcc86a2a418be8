namespace Heluo.Engines.Process;

/// <summary>One step: works on copies of the state's lists and is thrown away afterwards. Nothing here throws for an illegal input; it sets a refusal.</summary>
internal sealed partial class Execution
{
    /// <summary>Nodes entered in one step; more means a loop that never waits.</summary>
    private const int StepLimit = 300_000;

    private readonly ProcessState _before;
    private readonly Node[] _nodes;
    private readonly DateTimeOffset _now;
    private readonly List<Token> _tokens;
    private readonly List<Wait> _waits;
    private readonly List<Join> _joins;
    private readonly List<Undo> _undos;
    private readonly List<ProcessCommand> _commands = [];
    private readonly Queue<Arrival> _arrivals = new();
    private readonly SortedSet<int> _finishing = [];
    private int _counter;
    private int _entered;
    private ProcessStatus _status;
    private ProcessRefusal? _refusal;
    private string? _endElement;
    private IReadOnlyDictionary<string, object?> _final = Token.NoVariables;

    public Execution(ProcessDefinition definition, ProcessState state, DateTimeOffset now)
    {
        _before = state;
        _nodes = definition.Nodes;
        _now = now;
        _counter = state.Counter;
        _tokens = Copy(state.Tokens);
        _waits = Copy(state.Waits);
        _joins = state.Joins.ConvertAll(j => j with { Arrived = (int[])j.Arrived.Clone() });
        _undos = Copy(state.Undos);
    }

    private int Revision => _before.Revision + 1;

    public void Start(IReadOnlyDictionary<string, object?>? variables, string? startElementId)
    {
        var root = _nodes[0];
        List<Node> starts = root.Starts;
        if (startElementId is not null)
        {
            starts = root.Children.FindAll(n => n.Kind == NodeKind.StartEvent && n.Id == startElementId);
            if (starts.Count == 0)
            {
                Refuse("start-unknown", $"流程里没有开始事件“{startElementId}”。");
                return;
            }
        }

        if (ProcessValues.Normalize(variables, out var locals) is { } problem)
        {
            Refuse("variable-invalid", problem);
            return;
        }

        var token = NewToken(0, root, Phase.Scope, locals);
        OpenScope(token, starts);
        Run();
    }

    public StepResult Finish()
    {
        if (_refusal is not null) return new StepResult(_refusal);
        var state = new ProcessState(_before.DefinitionId, _before.FingerprintValue)
        {
            Status = _status,
            Revision = Revision,
            Counter = _counter,
            Tokens = _tokens,
            Waits = _waits,
            Joins = _joins,
            Undos = _undos,
            FinalVariables = _final,
        };
        return new StepResult(state, _commands);
    }

    /// <summary>Moves everything until all tokens wait.</summary>
    private void Run()
    {
        while (_refusal is null && _status == ProcessStatus.Running)
        {
            if (_arrivals.TryDequeue(out var arrival))
            {
                if (++_entered > StepLimit) Refuse("endless-loop", $"流程在一步里走过的节点超过 {StepLimit} 个，像是不停的循环，请检查模型。", arrival.Node);
                else Enter(arrival);
            }
            else if (!FireInclusiveJoins() && !FireConditions() && !CloseFinishedScope())
            {
                return;
            }
        }
    }

    private void Refuse(string code, string message, Node? node = null) => _refusal ??= new ProcessRefusal(code, message, node?.Id);

    private void Command(ProcessCommand command) => _commands.Add(command);

    private static List<T> Copy<T>(List<T> source)
    {
        var copy = new List<T>(source.Count + 4);
        copy.AddRange(source);
        return copy;
    }

    /// <summary>A token on its way to a node of a scope.</summary>
    private readonly record struct Arrival(int Scope, Node Node, Flow? Via);
}
