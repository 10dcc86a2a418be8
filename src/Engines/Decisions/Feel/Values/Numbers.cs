using System.Globalization;
using System.Numerics;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>Arithmetic on FEEL numbers: decimal where it is exact enough, <see cref="Decimal34"/> beyond. Null means out of range or undefined.</summary>
internal static class Numbers
{
    public static bool Is(object? value) => value is decimal or Decimal34;

    public static Decimal34 Wide(object value) => value is decimal d ? Decimal34.From(d) : (Decimal34)value;

    /// <summary>The decimal where it holds all digits, or at least twenty of an inexact result; else the wide number.</summary>
    public static object? Narrow(Decimal34? value)
    {
        if (value is not { } wide) return null;
        FeelRun.Active?.Step(10);
        if (wide.Exponent < -28 && wide.Magnitude is > -8 and <= 28)
            return decimal.Parse(wide.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (wide.Exponent is < -28 or > 28) return wide.Coefficient.IsZero ? 0m : wide;
        var coefficient = wide.Exponent > 0 ? wide.Coefficient * BigInteger.Pow(10, wide.Exponent) : wide.Coefficient;
        if (BigInteger.Abs(coefficient) > (BigInteger)decimal.MaxValue) return wide;
        var scale = Math.Max(0, -wide.Exponent);
        var size = BigInteger.Abs(coefficient);
        return new decimal((int)(uint)(size & uint.MaxValue), (int)(uint)((size >> 32) & uint.MaxValue), (int)(uint)(size >> 64), coefficient.Sign < 0, (byte)scale);
    }

    public static object? Parse(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text : text[..mark];
        long exponent = 0;
        if (mark >= 0 && !long.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return null;
        if (mantissa.Length > 10_000 || Math.Abs(exponent) > 100_000) return null;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var coefficient)) return null;
        var scale = point < 0 ? 0 : mantissa.Length - point - 1;
        if (mark < 0 && digits.Length <= 28) return decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return Narrow(Decimal34.Round(coefficient, exponent - scale));
    }

    public static object? Add(object a, object b)
    {
        if (a is decimal x && b is decimal y && Fits(x, y)) return x + y;
        return Narrow(Decimal34.Add(Wide(a), Wide(b)));
    }

    public static object? Subtract(object a, object b)
    {
        if (a is decimal x && b is decimal y && Fits(x, y)) return x - y;
        return Narrow(Decimal34.Add(Wide(a), Wide(b).Negated));
    }

    public static object? Multiply(object a, object b)
    {
        if (a is decimal x && b is decimal y && Small(x) && Small(y))
        {
            var product = x * y;
            if (Ordinary(product) || x == 0 || y == 0) return product;
        }

        return Narrow(Decimal34.Multiply(Wide(a), Wide(b)));
    }

    public static object? Divide(object a, object b)
    {
        if (b is 0m || (b is Decimal34 wide && wide.Coefficient.IsZero)) return null;
        if (a is decimal x && b is decimal y && Small(x) && Small(y))
        {
            var quotient = x / y;
            if (Ordinary(quotient) || x == 0) return quotient;
        }

        return Narrow(Decimal34.Divide(Wide(a), Wide(b)));
    }

    public static object Negate(object a) => a is decimal d ? -d : Narrow(((Decimal34)a).Negated)!;

    public static int Compare(object a, object b) => a is decimal x && b is decimal y ? x.CompareTo(y) : Wide(a).CompareTo(Wide(b));

    public static object? Power(object a, object b)
    {
        if (b is decimal exponent && decimal.Truncate(exponent) == exponent && Math.Abs(exponent) <= 100_000)
        {
            var result = Raise(a, (int)Math.Abs(exponent));
            return exponent < 0 && result is not null ? Divide(1m, result) : result;
        }

        return FromDouble(Math.Pow(ToDouble(a), ToDouble(b)));
    }

    public static object? Floor(object a) => a is decimal d ? decimal.Floor(d) : Whole(a, -1);

    public static object? Ceiling(object a) => a is decimal d ? decimal.Ceiling(d) : Whole(a, 1);

    /// <summary>The whole number as long; null when it has a fraction or is too great.</summary>
    public static long? ToLong(object? a) =>
        a is decimal d && decimal.Truncate(d) == d && Math.Abs(d) <= long.MaxValue ? (long)d : null;

    public static double ToDouble(object a) => a is decimal d ? (double)d : double.Parse(((Decimal34)a).ToString(), CultureInfo.InvariantCulture);

    public static object? FromDouble(double value) =>
        double.IsFinite(value) ? Parse(value.ToString("R", CultureInfo.InvariantCulture)) : null;

    public static string Text(object a)
    {
        if (a is Decimal34 wide) return wide.ToString();
        return ((decimal)a).ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>Rounds to a number of decimals (negative: tens, hundreds …) in the given way; null when the scale is out of range.</summary>
    public static object? Scale(object a, long scale, MidpointRounding mode, bool halfDown = false)
    {
        if (scale is < -6111 or > 6176) return null;
        if (a is decimal d && scale is >= 0 and <= 28 && !halfDown) return decimal.Round(d, (int)scale, mode);
        var wide = Wide(a);
        if (-wide.Exponent <= scale) return a;
        var unit = BigInteger.Pow(10, (int)Math.Min(-wide.Exponent - scale, 6300));
        var quotient = BigInteger.DivRem(wide.Coefficient, unit, out var rest);
        if (AwayFromZero(quotient, rest, unit, mode, halfDown)) quotient += wide.Coefficient.Sign;
        return Narrow(Decimal34.Round(quotient, -scale));
    }

    private static bool AwayFromZero(BigInteger quotient, BigInteger rest, BigInteger unit, MidpointRounding mode, bool halfDown)
    {
        if (rest.IsZero) return false;
        var half = (BigInteger.Abs(rest) * 2).CompareTo(unit);
        if (halfDown) return half > 0;
        return mode switch
        {
            MidpointRounding.ToZero => false,
            MidpointRounding.ToEven => half > 0 || (half == 0 && !quotient.IsEven),
            MidpointRounding.AwayFromZero => half >= 0,
            MidpointRounding.ToNegativeInfinity => rest.Sign < 0,
            _ => rest.Sign > 0,
        };
    }

    private static object? Whole(object a, int direction)
    {
        var wide = (Decimal34)a;
        return wide.Exponent >= 0 ? a : Scale(a, 0, direction < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);
    }

    private static object? Raise(object a, int exponent)
    {
        object? result = 1m;
        object? power = a;
        while (exponent > 0 && result is not null && power is not null)
        {
            if ((exponent & 1) == 1) result = Multiply(result, power);
            exponent >>= 1;
            if (exponent > 0) power = Multiply(power, power);
        }

        return power is null ? null : result;
    }

    private static bool Fits(decimal x, decimal y) => Small(x) && Small(y);

    private static bool Small(decimal x) => x is < 100_000_000_000_000m and > -100_000_000_000_000m;

    /// <summary>Large enough that decimal keeps at least twenty significant digits of it.</summary>
    private static bool Ordinary(decimal x) => x is >= 0.00000001m or <= -0.00000001m;
}
