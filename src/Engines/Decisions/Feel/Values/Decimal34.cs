using System.Globalization;
using System.Numerics;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>
/// A number that does not fit <see cref="decimal"/>: 34 significant digits, exponents -6176 to 6111, rounded half to even, as IEEE 754-2008 decimal128
/// (DMN 1.5, clause 10.3.2.3.1). FEEL values use it only where a decimal would overflow or lose digits.
/// </summary>
public readonly record struct Decimal34 : IComparable<Decimal34>
{
    private const int Digits = 34;
    private const int MinExponent = -6176;
    private const int MaxExponent = 6111;
    private static readonly BigInteger Ceiling = BigInteger.Pow(10, Digits);

    private Decimal34(BigInteger coefficient, int exponent) => (Coefficient, Exponent) = (coefficient, exponent);

    /// <summary>The digits as a whole number, fewer than 35 of them, without trailing zeros.</summary>
    public BigInteger Coefficient { get; }

    /// <summary>The power of ten that the coefficient is multiplied with.</summary>
    public int Exponent { get; }

    /// <inheritdoc />
    public int CompareTo(Decimal34 other)
    {
        var sign = Coefficient.Sign.CompareTo(other.Coefficient.Sign);
        if (sign != 0 || Coefficient.IsZero) return sign;
        var (mine, theirs) = (Magnitude, other.Magnitude);
        if (mine != theirs) return mine.CompareTo(theirs) * Coefficient.Sign;
        var shift = Exponent - other.Exponent;
        return shift >= 0 ? (Coefficient * BigInteger.Pow(10, shift)).CompareTo(other.Coefficient)
            : Coefficient.CompareTo(other.Coefficient * BigInteger.Pow(10, -shift));
    }

    /// <summary>Plain digits, or scientific notation where those would be very long.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Coefficient).ToString(CultureInfo.InvariantCulture);
        var sign = Coefficient.Sign < 0 ? "-" : "";
        if (Exponent >= 0 && Exponent + digits.Length <= 40) return sign + digits + new string('0', Exponent);
        if (Exponent < 0 && -Exponent <= 60)
        {
            digits = digits.PadLeft(-Exponent + 1, '0');
            return $"{sign}{digits[..(digits.Length + Exponent)]}.{digits[(digits.Length + Exponent)..]}";
        }

        var power = Exponent + digits.Length - 1;
        return $"{sign}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}E{(power < 0 ? "-" : "+")}{Math.Abs(power).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Smaller than.</summary>
    public static bool operator <(Decimal34 left, Decimal34 right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Decimal34 left, Decimal34 right) => left.CompareTo(right) > 0;

    /// <summary>Not greater than.</summary>
    public static bool operator <=(Decimal34 left, Decimal34 right) => left.CompareTo(right) <= 0;

    /// <summary>Not smaller than.</summary>
    public static bool operator >=(Decimal34 left, Decimal34 right) => left.CompareTo(right) >= 0;

    /// <summary>Position of the first digit as a power of ten.</summary>
    internal int Magnitude => DigitCount(Coefficient) + Exponent;

    internal static Decimal34 From(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var coefficient = ((BigInteger)(uint)parts[2] << 64) + ((BigInteger)(uint)parts[1] << 32) + (uint)parts[0];
        return Round(parts[3] < 0 ? -coefficient : coefficient, -((parts[3] >> 16) & 0xFF)) ?? default;
    }

    /// <summary>The value rounded to 34 digits; null when too great. Too small becomes zero.</summary>
    internal static Decimal34? Round(BigInteger coefficient, long exponent)
    {
        if (coefficient.IsZero) return default(Decimal34);
        var excess = Math.Max(DigitCount(coefficient) - Digits, MinExponent - exponent);
        if (excess > 0)
        {
            if (excess > DigitCount(coefficient) + 1) return default(Decimal34);
            coefficient = DivideHalfEven(coefficient, BigInteger.Pow(10, (int)excess));
            exponent += excess;
        }

        while (!coefficient.IsZero && exponent < MaxExponent)
        {
            var shorter = BigInteger.DivRem(coefficient, 10, out var rest);
            if (!rest.IsZero) break;
            (coefficient, exponent) = (shorter, exponent + 1);
        }

        while (exponent > MaxExponent && BigInteger.Abs(coefficient) * 10 < Ceiling) (coefficient, exponent) = (coefficient * 10, exponent - 1);
        return exponent > MaxExponent ? null : new Decimal34(coefficient, (int)exponent);
    }

    internal static Decimal34? Add(Decimal34 a, Decimal34 b)
    {
        if (a.Coefficient.IsZero) return b;
        if (b.Coefficient.IsZero) return a;
        if (a.Magnitude - b.Magnitude > 2 * Digits) return a;
        if (b.Magnitude - a.Magnitude > 2 * Digits) return b;
        var exponent = Math.Min(a.Exponent, b.Exponent);
        return Round(a.Coefficient * BigInteger.Pow(10, a.Exponent - exponent) + b.Coefficient * BigInteger.Pow(10, b.Exponent - exponent), exponent);
    }

    internal static Decimal34? Multiply(Decimal34 a, Decimal34 b) => Round(a.Coefficient * b.Coefficient, (long)a.Exponent + b.Exponent);

    internal static Decimal34? Divide(Decimal34 a, Decimal34 b)
    {
        if (b.Coefficient.IsZero) return null;
        const int extra = 2 * Digits + 2;
        var quotient = BigInteger.DivRem(a.Coefficient * BigInteger.Pow(10, extra), b.Coefficient, out var rest);
        if (!rest.IsZero) quotient = quotient * 10 + a.Coefficient.Sign * b.Coefficient.Sign;
        return Round(quotient, (long)a.Exponent - b.Exponent - extra - (rest.IsZero ? 0 : 1));
    }

    internal Decimal34 Negated => new(-Coefficient, Exponent);

    private static int DigitCount(BigInteger value)
    {
        if (value.IsZero) return 1;
        var size = BigInteger.Abs(value);
        var guess = (int)(size.GetBitLength() * 0.30102999566398120 + 1);
        return size >= BigInteger.Pow(10, guess) ? guess + 1 : size < BigInteger.Pow(10, guess - 1) ? guess - 1 : guess;
    }

    private static BigInteger DivideHalfEven(BigInteger value, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        var twice = BigInteger.Abs(rest) * 2;
        return twice > divisor || (twice == divisor && !quotient.IsEven) ? quotient + value.Sign : quotient;
    }
}
