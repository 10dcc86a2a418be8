using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>Numeric functions (DMN 1.5, Table 76).</summary>
internal static class NumberFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("decimal", "n:number, scale:number", (run, a) => Round(run, a, MidpointRounding.ToEven)),
        BuiltIns.Define("floor", "n:number", (run, a) => Round(run, [a[0], 0m], MidpointRounding.ToNegativeInfinity)),
        BuiltIns.Define("floor", "n:number, scale:number", (run, a) => Round(run, a, MidpointRounding.ToNegativeInfinity)),
        BuiltIns.Define("ceiling", "n:number", (run, a) => Round(run, [a[0], 0m], MidpointRounding.ToPositiveInfinity)),
        BuiltIns.Define("ceiling", "n:number, scale:number", (run, a) => Round(run, a, MidpointRounding.ToPositiveInfinity)),
        BuiltIns.Define("round up", "n:number, scale:number", (run, a) => RoundUp(run, a)),
        BuiltIns.Define("round down", "n:number, scale:number", (run, a) => Round(run, a, MidpointRounding.ToZero)),
        BuiltIns.Define("round half up", "n:number, scale:number", (run, a) => Round(run, a, MidpointRounding.AwayFromZero)),
        BuiltIns.Define("round half down", "n:number, scale:number", (run, a) => Round(run, a, MidpointRounding.ToZero, halfDown: true)),
        BuiltIns.Define("abs", "n:Any", (run, a) => Abs(run, ConversionFunctions.Single(a[0]))),
        BuiltIns.Define("modulo", "dividend:number, divisor:number", Modulo),
        BuiltIns.Define("sqrt", "number:number", (run, a) => Sqrt(run, a[0]!)),
        BuiltIns.Define("log", "number:number", (run, a) => Numbers.ToDouble(a[0]!) > 0 ? Numbers.FromDouble(Math.Log(Numbers.ToDouble(a[0]!))) : run.Fail("对数只对正数有定义")),
        BuiltIns.Define("exp", "number:number", (run, a) => Numbers.FromDouble(Math.Exp(Numbers.ToDouble(a[0]!))) ?? run.Fail("数值超出可以表示的范围")),
        BuiltIns.Define("odd", "number:number", (run, a) => Remainder(run, a[0]!) is { } rest ? rest != 0 : null),
        BuiltIns.Define("even", "number:number", (run, a) => Remainder(run, a[0]!) is { } rest ? rest == 0 : null),
    ];

    private static object? Round(FeelRun run, object?[] a, MidpointRounding mode, bool halfDown = false) =>
        a[1] is { } given && Numbers.ToLong(given) is null && given is not decimal ? run.Fail("小数位数超出范围")
        : Numbers.Scale(a[0]!, a[1] is decimal scale ? (long)decimal.Truncate(scale) : 0, mode, halfDown) ?? run.Fail("小数位数应当在 -6111 到 6176 之间");

    private static object? RoundUp(FeelRun run, object?[] a) =>
        Round(run, a, Numbers.Compare(a[0]!, 0m) < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);

    private static object? Abs(FeelRun run, object? value) => value switch
    {
        decimal number => Math.Abs(number),
        Decimal34 number => number.Coefficient.Sign < 0 ? Numbers.Negate(number) : number,
        DayTimeDuration duration => new DayTimeDuration(Math.Abs(duration.Seconds)),
        YearMonthDuration duration => new YearMonthDuration(Math.Abs(duration.Months)),
        _ => run.Fail("abs 的参数应当是数字或时长"),
    };

    /// <summary>dividend - divisor * floor(dividend / divisor): the sign follows the divisor.</summary>
    private static object? Modulo(FeelRun run, object?[] a)
    {
        var (dividend, divisor) = (a[0]!, a[1]!);
        if (divisor is 0m) return run.Fail("除数是 0");
        if (dividend is decimal x && divisor is decimal y)
        {
            var rest = x % y;
            return rest != 0 && rest < 0 != y < 0 ? rest + y : rest;
        }

        return Numbers.Divide(dividend, divisor) is { } ratio && Numbers.Floor(ratio) is { } whole && Numbers.Multiply(divisor, whole) is { } taken
            ? Numbers.Subtract(dividend, taken) : run.Fail("数值超出可以表示的范围");
    }

    /// <summary>Square root to the precision of decimal; squares give whole roots.</summary>
    public static object? Sqrt(FeelRun run, object value)
    {
        if (Numbers.Compare(value, 0m) < 0) return run.Fail("负数没有平方根");
        if (value is not decimal number || number > 1e20m) return Numbers.FromDouble(Math.Sqrt(Numbers.ToDouble(value)));
        if (number == 0) return 0m;
        var root = (decimal)Math.Sqrt((double)number);
        if (root == 0) return Numbers.FromDouble(Math.Sqrt((double)number));
        for (var i = 0; i < 3; i++) root = (root + number / root) / 2;
        var rounded = decimal.Round(root, 20);
        return rounded * rounded == number ? rounded / 1.0000000000000000000000000000m : root;
    }

    private static decimal? Remainder(FeelRun run, object value)
    {
        if (value is decimal number && decimal.Truncate(number) == number) return number % 2;
        run.Fail("奇偶只对整数有定义");
        return null;
    }
}
