namespace Heluo.Engines.Forms;

/// <summary>What the engine must know beside the submitted values.</summary>
public sealed record FormContext
{
    /// <summary>No answers, system clock, nothing stored.</summary>
    public static FormContext Empty { get; } = new();

    /// <summary>Situation answers and other variables of expressions, by id. A field of the same id goes before.</summary>
    public IReadOnlyDictionary<string, object?> Answers { get; init; } = new Dictionary<string, object?>();

    /// <summary>Values accepted earlier, as <see cref="FormJudgement.Values"/> gave them: what may not be written is taken from here.</summary>
    public IReadOnlyDictionary<string, object?> Stored { get; init; } = new Dictionary<string, object?>();

    /// <summary>The clock behind now(), today() and dates of birth; they are in Beijing time (UTC+8).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether a register (<c>division</c> for divisions, else the field's register) holds a value; null when everything is accepted.</summary>
    public Func<string, string, bool>? Holds { get; init; }

    /// <summary>The instant in Beijing time, whatever zone the server is set to.</summary>
    internal DateTimeOffset Now => Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

    internal DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
