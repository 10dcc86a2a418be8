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

/// <summary>Compiled code: evaluates in a frame.</summary>
internal delegate object? FeelCode(FeelFrame frame);

/// <summary>The names of a frame at compile time. The frame of a filter also offers the entries of its item, in slot 0.</summary>
internal sealed record NameScope(NameScope? Parent, string[] Names, bool IsFilter = false);
