using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>All built-in functions by name (DMN 1.5, clause 10.3.4).</summary>
internal static class BuiltIns
{
    private static readonly Dictionary<string, FeelFunction> All = Combine(
        ConversionFunctions.All, TextFunctions.All, PatternFunctions.All, NumberFunctions.All, ListFunctions.All, AggregateFunctions.All,
        TemporalFunctions.All, ContextFunctions.All, RangeFunctions.All);

    public static IEnumerable<string> Names => All.Keys;

    public static FeelFunction? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>
    /// Declares a function. The signature is <c>name:type, name?:type</c>: a question mark makes a parameter optional, an asterisk takes all further arguments.
    /// </summary>
    public static FeelFunction Define(string name, string signature, Func<FeelRun, object?[], object?> body)
    {
        var parameters = new List<FeelParameter>();
        var variadic = false;
        foreach (var part in signature.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var parameter = part[..colon];
            variadic |= parameter.EndsWith('*');
            parameters.Add(new FeelParameter(parameter.TrimEnd('?', '*'), TypeOf(part[(colon + 1)..]), parameter.EndsWith('?')));
        }

        return new FeelFunction(name, [.. parameters], FeelType.Any, body, variadic) { IsBuiltIn = true };
    }

    private static FeelType TypeOf(string name) => name switch
    {
        "list" => FeelType.ListOf(FeelType.Any),
        "context" => FeelType.ContextOf(null),
        "function" => FeelType.FunctionOf(null, FeelType.Any),
        _ => FeelType.BuiltIn(name) ?? throw new InvalidOperationException(name),
    };

    private static Dictionary<string, FeelFunction> Combine(params IEnumerable<FeelFunction>[] groups)
    {
        var byName = new Dictionary<string, FeelFunction>(StringComparer.Ordinal);
        foreach (var same in groups.SelectMany(g => g).GroupBy(f => f.Name))
        {
            var overloads = same.ToArray();
            byName[same.Key] = overloads.Length == 1 ? overloads[0]
                : new FeelFunction(same.Key, [.. overloads[0].Parameters], FeelType.Any, (run, _) => run.Fail("没有合适的参数"), overloads[0].IsVariadic) { Overloads = overloads, IsBuiltIn = true };
        }

        return byName;
    }
}
