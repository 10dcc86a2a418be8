namespace Heluo.Engines.Process;

/// <summary>A compiled process: immutable, thread-safe, made once per version and cached by the host.</summary>
public sealed class ProcessDefinition
{
    internal ProcessDefinition(Node root, Node[] nodes, Flow[] flows, ulong fingerprint)
    {
        Root = root;
        Nodes = nodes;
        Flows = flows;
        FingerprintValue = fingerprint;
        Steps = [.. nodes.Skip(1).Select(n => new ProcessStep(n.Id, n.Name, StepKinds.Of(n), n.Line, n.Scope is { Index: > 0 } scope ? scope.Id : null))];
        StartEvents = [.. root.Children.Where(n => n.Kind == NodeKind.StartEvent).Select(ProcessStart.Of)];
        _byId = nodes.Skip(1).ToDictionary(n => n.Id, StringComparer.Ordinal);
    }

    private readonly Dictionary<string, Node> _byId;

    /// <summary>Id of the process.</summary>
    public string Id => Root.Id;

    /// <summary>Name of the process, or null.</summary>
    public string? Name => Root.Name;

    /// <summary>Identifies the executable content, 16 hexadecimal digits: a state runs only on the definition with its fingerprint.</summary>
    public string Fingerprint => FingerprintValue.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All flow nodes in the order of the file.</summary>
    public IReadOnlyList<ProcessStep> Steps { get; }

    /// <summary>The start events of the process itself, in the order of the file.</summary>
    public IReadOnlyList<ProcessStart> StartEvents { get; }

    internal Node Root { get; }

    internal Node[] Nodes { get; }

    internal Flow[] Flows { get; }

    internal ulong FingerprintValue { get; }

    /// <summary>Compiles a process of a model. Whatever cannot run is named in the findings with line and element.</summary>
    /// <param name="model">The model.</param>
    /// <param name="processId">The process; null takes the first executable one, else the first with a flow node.</param>
    /// <returns>The definition, or the errors that prevent it.</returns>
    public static ProcessCompilation Compile(BpmnModel model, string? processId = null) => new Compiler(model).Compile(processId);

    internal Node? Find(string id) => _byId.GetValueOrDefault(id);
}
