using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>A function value: built in, written in FEEL, a business knowledge model or a decision service.</summary>
public sealed class FeelFunction
{
    private readonly Func<FeelRun, object?[], object?> _body;

    internal FeelFunction(string name, FeelParameter[] parameters, FeelType result, Func<FeelRun, object?[], object?> body, bool variadic = false) =>
        (Name, Parameters, Result, _body, IsVariadic) = (name, parameters, result, body, variadic);

    /// <summary>The name, empty for a function without one.</summary>
    public string Name { get; }

    /// <summary>The parameters in order.</summary>
    public IReadOnlyList<FeelParameter> Parameters { get; }

    /// <summary>The declared type of the result.</summary>
    public FeelType Result { get; }

    /// <summary>True when any number of arguments may be given in place of one list.</summary>
    public bool IsVariadic { get; }

    /// <summary>The signatures to choose from by the arguments of a call; null for just this one.</summary>
    internal FeelFunction[]? Overloads { get; init; }

    /// <summary>Built-in functions refuse null for a required typed parameter; others get it as it is.</summary>
    internal bool IsBuiltIn { get; init; }

    internal object? Invoke(FeelRun run, object?[] arguments)
    {
        run.Enter();
        if (IsBuiltIn) CountTexts(run, arguments);
        try
        {
            return _body(run, arguments);
        }
        finally
        {
            run.Leave();
        }
    }

    /// <summary>A built-in function reads its texts to the end.</summary>
    private static void CountTexts(FeelRun run, object?[] arguments)
    {
        foreach (var argument in arguments)
            if (argument is string { Length: > 1000 } text) run.Step(text.Length / 64);
    }

    /// <summary>The signature, e.g. <c>function(a, b)</c>.</summary>
    public override string ToString() => $"function{(Name.Length > 0 ? " " + Name : "")}({string.Join(", ", Parameters.Select(p => p.Name))})";
}

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; <see cref="FeelType.Any"/> when not declared.</param>
/// <param name="Optional">Whether a call may leave it out.</param>
public sealed record FeelParameter(string Name, FeelType Type, bool Optional = false);
