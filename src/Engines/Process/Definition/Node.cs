namespace Heluo.Engines.Process;

/// <summary>A flow node, or the process itself (index 0). Filled by the compiler, never changed afterwards.</summary>
internal sealed class Node(int index, string id, NodeKind kind, int line)
{
    public int Index { get; } = index;

    public string Id { get; } = id;

    public NodeKind Kind { get; } = kind;

    public int Line { get; } = line;

    public string? Name { get; set; }

    /// <summary>The process or sub-process that holds this node; null for the process itself.</summary>
    public Node? Scope { get; set; }

    public List<Flow> Incoming { get; } = [];

    public List<Flow> Outgoing { get; } = [];

    public Flow? Default { get; set; }

    public Trigger? Trigger { get; set; }

    /// <summary>The activity a boundary event sits on.</summary>
    public Node? Host { get; set; }

    /// <summary>For boundary events and starts of event sub-processes: whether firing ends what it interrupts.</summary>
    public bool Interrupting { get; set; } = true;

    public List<Node> Boundaries { get; } = [];

    /// <summary>Nodes of a process or sub-process.</summary>
    public List<Node> Children { get; } = [];

    /// <summary>Nodes that receive a token when this scope starts.</summary>
    public List<Node> Starts { get; } = [];

    /// <summary>Triggered start events of the event sub-processes of this scope.</summary>
    public List<Node> EventStarts { get; } = [];

    public Loop? Loop { get; set; }

    public UserTask? User { get; set; }

    /// <summary>Topic of a service or send task, reference of a decision or called process.</summary>
    public TextSource? Reference { get; set; }

    public Formula? Script { get; set; }

    /// <summary>Variable that takes the result of a script, decision or service.</summary>
    public string? ResultVariable { get; set; }

    public List<Mapping> Inputs { get; } = [];

    public List<Mapping> Outputs { get; } = [];

    public bool IsForCompensation { get; set; }

    /// <summary>Activity run to undo this one (from its compensation boundary event).</summary>
    public Node? CompensationHandler { get; set; }

    public AdHocRules? AdHoc { get; set; }

    public bool IsTransaction { get; set; }

    /// <summary>Where in the nest of parallel branches this node stands; null when that is not regular.</summary>
    public Region? Region { get; set; }

    /// <summary>For inclusive joins: for each incoming flow the nodes from which it can be reached without passing the join.</summary>
    public bool[][]? Upstream { get; set; }

    public bool IsScope => Kind is NodeKind.Process or NodeKind.SubProcess or NodeKind.EventSubProcess or NodeKind.AdHoc;

    public bool IsActivity => Kind is >= NodeKind.PassTask and <= NodeKind.CallActivity or NodeKind.SubProcess or NodeKind.AdHoc;

    public bool IsGateway => Kind is NodeKind.Exclusive or NodeKind.Parallel or NodeKind.Inclusive or NodeKind.EventGateway;

    /// <summary>Name for messages to people: the name and the id.</summary>
    public string Label => string.IsNullOrWhiteSpace(Name) ? Id : $"{string.Join(' ', Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}({Id})";

    public override string ToString() => $"{Kind} {Label}";
}
