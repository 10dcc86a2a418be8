using System.Diagnostics;
using System.Runtime.CompilerServices;
using Heluo.Engines.Decisions.Model;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>Ends an evaluation that went over a limit. Caught where evaluation starts.</summary>
internal sealed class FeelLimitException(string message) : Exception(message);

/// <summary>One evaluation: its limits, what it used so far and what went wrong. Used by one thread.</summary>
internal sealed class FeelRun(FeelLimits limits)
{
    private const int MaxDiagnostics = 100;
    private const int LongestMessage = 300;
    private static readonly IReadOnlyList<FeelDiagnostic> None = [];
    private List<FeelDiagnostic>? _diagnostics;
    private long _steps = Math.Min(limits.Steps, limits.Allowance?.Remaining ?? limits.Steps);
    private long _memory = limits.Memory;
    private Dictionary<object, object?>? _converted;
    private TimeSpan _patternTime;
    private int _depth;

    /// <summary>The evaluation that this thread is in, for counting the cost of comparing and writing large values; null outside of one.</summary>
    [field: ThreadStatic]
    public static FeelRun? Active { get; set; }

    public FeelLimits Limits => limits;

    /// <summary>Collects what decisions did; null when nobody asked.</summary>
    public DecisionTrace? Trace { get; init; }

    /// <summary>Where the call or operator stands that is being evaluated.</summary>
    public Place Place { get; set; }

    public IReadOnlyList<FeelDiagnostic> Diagnostics => _diagnostics ?? None;

    /// <summary>Takes the steps used from the allowance shared with other evaluations.</summary>
    public void Settle()
    {
        if (limits.Allowance is { } shared) shared.Take(Math.Min(limits.Steps, shared.Remaining) - Math.Max(0, _steps) + 1);
    }

    /// <summary>Counts a step; every loop turn and call is one.</summary>
    public void Step()
    {
        if (--_steps < 0) throw new FeelLimitException($"计算超过 {limits.Steps} 步，已停止；请检查循环或递归");
    }

    public void Step(long count)
    {
        _steps -= count;
        if (_steps < 0) throw new FeelLimitException($"计算超过 {limits.Steps} 步，已停止；请检查循环或递归");
    }

    /// <summary>Counts list elements or characters about to be created.</summary>
    public void Charge(long size)
    {
        _memory -= size;
        if (_memory < 0) throw new FeelLimitException($"计算结果占用过大（超过 {limits.Memory} 个元素或字符），已停止");
    }

    /// <summary>Ends the evaluation before the machine's stack does.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new FeelLimitException("嵌套过深，已停止；请检查递归是否有终点");
    }

    public void Enter()
    {
        Step();
        CheckStack();
        if (++_depth > limits.Depth) throw new FeelLimitException("函数调用嵌套过深，已停止；请检查递归是否有终点");
    }

    /// <summary>The FEEL value of a list or map that the caller gave, converted once in an evaluation.</summary>
    public object? Converted(object value)
    {
        _converted ??= new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        if (_converted.TryGetValue(value, out var known)) return known;
        return _converted[value] = FeelValue.From(value);
    }

    /// <summary>Runs a pattern; all patterns of an evaluation share one allowance of time.</summary>
    public T Timed<T>(Func<T> match)
    {
        var start = Stopwatch.GetTimestamp();
        var result = match();
        _patternTime += Stopwatch.GetElapsedTime(start);
        return _patternTime <= limits.PatternTime ? result : throw new FeelLimitException("正则表达式用时过长，已停止；请改写得更简单");
    }

    public void Leave() => _depth--;

    /// <summary>Records an error at the current place; the value is null.</summary>
    public object? Fail(string message) => Fail(Place, message);

    public object? Fail(Place place, string message)
    {
        _diagnostics ??= [];
        if (message.Length > LongestMessage) message = message[..LongestMessage] + "…";
        if (_diagnostics.Count < MaxDiagnostics) _diagnostics.Add(new FeelDiagnostic(place.Line, place.Column, message));
        return null;
    }

    public void Add(IEnumerable<FeelDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Fail(new Place(diagnostic.Line, diagnostic.Column), diagnostic.Message);
    }
}

/// <summary>Line and column in the source, from 1.</summary>
internal readonly record struct Place(int Line, int Column);
