namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>The variables a piece of compiled code sees: its own slots, those of the frames around it, and the named ones outside.</summary>
internal sealed class FeelFrame
{
    public FeelFrame(FeelRun run, IReadOnlyDictionary<string, object?> globals, object?[] slots) => (Run, Globals, Slots) = (run, globals, slots);

    public FeelFrame(FeelFrame parent, object?[] slots) => (Parent, Run, Globals, Slots) = (parent, parent.Run, parent.Globals, slots);

    /// <summary>A frame seen from a later run: function values may outlive the evaluation that made them.</summary>
    public FeelFrame(FeelFrame parent, FeelRun run, object?[] slots) => (Parent, Run, Globals, Slots) = (parent, run, parent.Globals, slots);

    public FeelFrame? Parent { get; }

    public FeelRun Run { get; }

    public IReadOnlyDictionary<string, object?> Globals { get; }

    public object?[] Slots { get; }

    public FeelFrame Up(int levels)
    {
        var frame = this;
        for (; levels > 0; levels--) frame = frame.Parent!;
        return frame;
    }
}

/// <summary>Variables whose values are FEEL values already.</summary>
internal interface IFeelVariables : IReadOnlyDictionary<string, object?>;

/// <summary>Compiled code: evaluates in a frame.</summary>
internal delegate object? FeelCode(FeelFrame frame);

/// <summary>The names of a frame at compile time. The frame of a filter also offers the entries of its item, in slot 0.</summary>
internal sealed record NameScope(NameScope? Parent, string[] Names, bool IsFilter = false)
{
    /// <summary>How many of the names are known yet: the entries of a context see those before them.</summary>
    public int Count { get; init; } = Names.Length;

    /// <summary>The slot of a name, the last of several; negative when it is not here.</summary>
    public int IndexOf(string name) => Count == 0 ? -1 : Array.LastIndexOf(Names, name, Count - 1, Count);
}
