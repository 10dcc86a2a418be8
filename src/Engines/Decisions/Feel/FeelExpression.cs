using System.Collections.Concurrent;
using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>
/// A FEEL expression (DMN 1.5, clause 10.3), parsed and compiled once, evaluated any number of times from any thread.
/// <para>Values in and out: null, bool, decimal (every .NET number is taken in; <see cref="Decimal34"/> comes out only where a decimal cannot hold the number),
/// string, <see cref="FeelDate"/>, <see cref="FeelTime"/>, <see cref="FeelDateTime"/>, <see cref="DayTimeDuration"/>, <see cref="YearMonthDuration"/> (the .NET date
/// and time types are taken in), lists as <c>IReadOnlyList&lt;object?&gt;</c>, contexts as <c>IReadOnlyDictionary&lt;string, object?&gt;</c>,
/// <see cref="FeelRange"/> and <see cref="FeelFunction"/>.</para>
/// </summary>
public sealed class FeelExpression
{
    private const int CacheLimit = 4096;
    private static readonly ConcurrentDictionary<(string Source, bool Tests), FeelExpression> Cache = new();
    private static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();
    private readonly FeelCode _code;
    private readonly bool _isTests;

    private FeelExpression(string source, FeelScope? names, bool isTests)
    {
        Source = source;
        _isTests = isTests;
        var node = isTests ? Parser.ParseTests(source, names) : Parser.ParseExpression(source, names);
        var compiler = new Compiler(source);
        _code = isTests ? compiler.CompileTests((TestsNode)node) : compiler.Compile(node, null);
        AlwaysTrue = node is TestsNode { Tests.Count: 0 };
    }

    /// <summary>The source text.</summary>
    public string Source { get; }

    /// <summary>True for unary tests that every input passes (<c>-</c> or nothing).</summary>
    public bool AlwaysTrue { get; }

    internal FeelCode Code => _code;

    /// <summary>Parses an expression. Without a scope the compiled expression is kept in a cache.</summary>
    /// <param name="source">FEEL text; at most 1,000,000 characters.</param>
    /// <param name="names">Names that hold operators or keywords, and named types; null for none.</param>
    /// <exception cref="FeelSyntaxException">The text is not FEEL.</exception>
    public static FeelExpression Parse(string source, FeelScope? names = null) => Cached(source, names, false);

    /// <summary>Parses unary tests, the text of an input cell of a decision table: <c>-</c>, <c>&lt; 5</c>, <c>"a", "b"</c>, <c>not([1..3])</c>, expressions with <c>?</c>.</summary>
    /// <param name="source">Text of the tests.</param>
    /// <param name="names">Names that hold operators or keywords, and named types; null for none.</param>
    /// <exception cref="FeelSyntaxException">The text is not FEEL.</exception>
    public static FeelExpression ParseUnaryTests(string source, FeelScope? names = null) => Cached(source, names, true);

    /// <summary>Evaluates the expression. Unary tests take their input as the variable <c>?</c>.</summary>
    /// <param name="variables">Values by name; null for none. Names that are missing are null, with a diagnostic.</param>
    /// <param name="limits">What the evaluation may use; null for <see cref="FeelLimits.Default"/>.</param>
    /// <returns>The value and why parts of it became null; never throws for errors in the expression or its data.</returns>
    public FeelResult Evaluate(IReadOnlyDictionary<string, object?>? variables = null, FeelLimits? limits = null)
    {
        var run = new FeelRun(limits ?? FeelLimits.Default);
        var globals = variables ?? NoVariables;
        object?[] slots = [];
        if (_isTests) slots = [globals.TryGetValue("?", out var input) ? FeelValue.From(input) : null];
        return Guard(run, () => _code(new FeelFrame(run, globals, slots)));
    }

    /// <summary>Evaluates unary tests against an input.</summary>
    /// <param name="input">The value tested.</param>
    /// <param name="variables">Other values by name; null for none.</param>
    /// <param name="limits">What the evaluation may use; null for <see cref="FeelLimits.Default"/>.</param>
    /// <returns>True, false, or null when the tests do not apply to the input.</returns>
    public FeelResult Test(object? input, IReadOnlyDictionary<string, object?>? variables = null, FeelLimits? limits = null)
    {
        if (!_isTests) throw new InvalidOperationException("不是用 ParseUnaryTests 解析的表达式");
        var run = new FeelRun(limits ?? FeelLimits.Default);
        return Guard(run, () => _code(new FeelFrame(run, variables ?? NoVariables, [FeelValue.From(input)])));
    }

    /// <summary>The source text.</summary>
    public override string ToString() => Source;

    internal static FeelResult Guard(FeelRun run, Func<object?> evaluate)
    {
        object? value = null;
        var outer = FeelRun.Active;
        FeelRun.Active = run;
        try
        {
            value = evaluate();
        }
        catch (FeelLimitException limit)
        {
            run.Fail(limit.Message);
        }
        catch (ArgumentException refused)
        {
            run.Fail(refused.Message);
        }
        catch (ArithmeticException)
        {
            run.Fail("数值超出可以表示的范围");
        }
        finally
        {
            FeelRun.Active = outer;
            run.Settle();
        }

        return new FeelResult(value, run.Diagnostics);
    }

    private static FeelExpression Cached(string source, FeelScope? names, bool isTests)
    {
        if (names is not null) return new FeelExpression(source, names, isTests);
        if (Cache.TryGetValue((source, isTests), out var known)) return known;
        var expression = new FeelExpression(source, null, isTests);
        if (Cache.Count >= CacheLimit) Cache.Clear();
        if (source.Length <= 10_000) Cache[(source, isTests)] = expression;
        return expression;
    }
}
