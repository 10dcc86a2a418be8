using System.Text.Json.Serialization;

namespace Heluo.Engines.Process;

/// <summary>The whole state of one instance. Immutable: a step gives a new one. Serialises to compact JSON (<see cref="ToJson"/>), also through
/// System.Text.Json.</summary>
[JsonConverter(typeof(ProcessStateConverter))]
public sealed class ProcessState
{
    /// <summary>Version of the serialised form that this engine writes.</summary>
    public const int SchemaVersion = 1;

    internal ProcessState(string definitionId, ulong fingerprint)
    {
        DefinitionId = definitionId;
        FingerprintValue = fingerprint;
    }

    /// <summary>Id of the process.</summary>
    public string DefinitionId { get; }

    /// <summary>Fingerprint of the definition it runs on.</summary>
    public string Fingerprint => FingerprintValue.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether it still runs, or how it ended.</summary>
    public ProcessStatus Status { get; internal init; }

    /// <summary>Number of accepted inputs, the start included: the version for optimistic locking.</summary>
    public int Revision { get; internal init; }

    /// <summary>The variables of the process; those of inner scopes are not among them.</summary>
    public IReadOnlyDictionary<string, object?> Variables => Tokens.Count > 0 && Tokens[0].Id == RootToken ? Tokens[0].Locals : FinalVariables;

    internal const int RootToken = 1;

    internal ulong FingerprintValue { get; }

    internal int Counter { get; init; }

    internal List<Token> Tokens { get; init; } = [];

    internal List<Wait> Waits { get; init; } = [];

    internal List<Join> Joins { get; init; } = [];

    internal List<Undo> Undos { get; init; } = [];

    internal IReadOnlyDictionary<string, object?> FinalVariables { get; init; } = Token.NoVariables;

    /// <summary>The open work items.</summary>
    /// <param name="definition">The definition it runs on.</param>
    /// <returns>All open work items, oldest step first.</returns>
    public IReadOnlyList<OpenWorkItem> OpenWorkItems(ProcessDefinition definition)
    {
        var open = new List<OpenWorkItem>();
        foreach (var token in Tokens)
            if (token.Panel is { } panel)
                foreach (var seat in panel.Seats)
                    if (seat.IsOpen) open.Add(new OpenWorkItem(seat.Id, definition.Nodes[token.Node].Id, seat.Signer, seat.Holder, seat.Principal));
        return open;
    }

    /// <summary>Ids of the nodes at which a token is, in order, with repetitions.</summary>
    /// <param name="definition">The definition it runs on.</param>
    /// <returns>The ids.</returns>
    public IReadOnlyList<string> ActiveElements(ProcessDefinition definition) =>
        [.. Tokens.Where(t => t.Node > 0).Select(t => definition.Nodes[t.Node].Id)];

    /// <summary>The state as compact JSON, UTF-8.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToJson() => StateJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The bytes.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">The text is no state, or of a later schema version.</exception>
    public static ProcessState FromJson(ReadOnlySpan<byte> json) => StateJson.Read(json);
}
