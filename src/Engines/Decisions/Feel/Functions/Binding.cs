using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>Brings the arguments of a call into the order of the parameters, converts them, and calls.</summary>
internal static class Binding
{
    public static object? Call(FeelRun run, FeelFunction function, object?[] arguments, string[]? names)
    {
        string? refused = null;
        foreach (var candidate in function.Overloads ?? [function])
        {
            var bound = names is null ? Positional(candidate, arguments) : Named(candidate, arguments, names);
            if (bound is null) continue;
            if (ReferenceEquals(bound, arguments) && function.Overloads is not null) bound = [.. bound];
            if (Convert(candidate, bound) is not { } reason) return candidate.Invoke(run, bound);
            refused ??= reason;
        }

        return run.Fail(refused ?? (names is null ? $"{function} 不接受 {arguments.Length} 个参数" : Misnamed(function, names)));
    }

    private static string Misnamed(FeelFunction function, string[] names)
    {
        var unknown = names.Where(n => (function.Overloads ?? [function]).All(o => o.Parameters.All(p => p.Name != n))).ToArray();
        if (unknown.Length > 0) return $"{function} 没有这样的参数：{string.Join("、", unknown)}";
        var missing = function.Parameters.Where(p => !p.Optional && !names.Contains(p.Name)).Select(p => p.Name).ToArray();
        return missing.Length > 0 ? $"{function} 缺少参数：{string.Join("、", missing)}" : $"{function} 的参数重复或不能这样搭配：{string.Join("、", names)}";
    }

    private static object?[]? Positional(FeelFunction function, object?[] arguments)
    {
        var parameters = function.Parameters;
        if (function.IsVariadic) return Variadic(parameters.Count - 1, arguments);
        if (arguments.Length == parameters.Count) return arguments;
        if (arguments.Length > parameters.Count) return null;
        for (var i = arguments.Length; i < parameters.Count; i++)
            if (!parameters[i].Optional) return null;
        Array.Resize(ref arguments, parameters.Count);
        return arguments;
    }

    /// <summary>The last parameter takes all further arguments as one list; as only parameter it also takes a list as it is.</summary>
    private static object?[]? Variadic(int leading, object?[] arguments)
    {
        if (arguments.Length <= leading) return null;
        if (leading == 0 && arguments is [null or IReadOnlyList<object?>]) return arguments;
        var bound = new object?[leading + 1];
        Array.Copy(arguments, bound, leading);
        bound[leading] = arguments[leading..];
        return bound;
    }

    private static object?[]? Named(FeelFunction function, object?[] arguments, string[] names)
    {
        if (names.Length > function.Parameters.Count) return null;
        var bound = new object?[function.Parameters.Count];
        var given = new bool[bound.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var place = 0;
            while (place < bound.Length && function.Parameters[place].Name != names[i]) place++;
            if (place == bound.Length || given[place]) return null;
            (bound[place], given[place]) = (arguments[i], true);
        }

        for (var i = 0; i < bound.Length; i++)
            if (!given[i] && !function.Parameters[i].Optional) return null;
        return bound;
    }

    /// <summary>Converts arguments in place; the reason when one does not conform, else null.</summary>
    private static string? Convert(FeelFunction function, object?[] bound)
    {
        for (var i = 0; i < bound.Length; i++)
        {
            var parameter = function.Parameters[i];
            if (parameter.Type.Kind == FeelTypeKind.Any && parameter.Type.Constraint is null) continue;
            var given = bound[i];
            if (given is null)
            {
                if (parameter.Optional || !function.IsBuiltIn) continue;
                return $"{function} 的参数“{parameter.Name}”是空值";
            }

            bound[i] = parameter.Type.Coerce(given, out var fits);
            if (!fits) return $"{function} 的参数“{parameter.Name}”应当是 {parameter.Type}，实际是{TypeNames.Of(given)}";
        }

        return null;
    }
}
