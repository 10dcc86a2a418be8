using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;
using ECCurve = Org.BouncyCastle.Math.EC.ECCurve;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Heluo.Engines.Crypto;

/// <summary>
/// The curve of GB/T 32918.5-2017. Point arithmetic is Bouncy Castle's: base-point products use a comb with masked table look-ups; its big
/// integers are not constant-time and cannot be overwritten, which is why private scalars live in byte arrays and become integers only for a signature.
/// </summary>
internal static class Sm2Curve
{
    public const int ScalarBytes = 32;

    private static readonly Org.BouncyCastle.Asn1.X9.X9ECParameters Parameters = CustomNamedCurves.GetByName("sm2p256v1");

    public static readonly ECCurve Curve = Parameters.Curve;
    public static readonly ECPoint Generator = Parameters.G;
    public static readonly BigInteger Order = Parameters.N;

    /// <summary>a ‖ b ‖ Gx ‖ Gy, part of every ZA.</summary>
    public static readonly byte[] DomainOctets =
    [
        .. Curve.A.GetEncoded(), .. Curve.B.GetEncoded(), .. Generator.AffineXCoord.GetEncoded(), .. Generator.AffineYCoord.GetEncoded(),
    ];

    /// <summary>k·G, normalised.</summary>
    public static ECPoint BaseProduct(BigInteger scalar) => new FixedPointCombMultiplier().Multiply(Generator, scalar).Normalize();

    /// <summary>A scalar drawn evenly from 1 … n−1.</summary>
    public static BigInteger RandomScalar()
    {
        Span<byte> octets = stackalloc byte[ScalarBytes];
        while (true)
        {
            RandomNumberGenerator.Fill(octets);
            var scalar = FromOctets(octets);
            if (scalar.SignValue > 0 && scalar.CompareTo(Order) < 0)
            {
                CryptographicZero.Clear(octets);
                return scalar;
            }
        }
    }

    /// <summary>Whether X ‖ Y (64 octets) is a point of the curve.</summary>
    public static bool Holds(ReadOnlySpan<byte> coordinates)
    {
        var (x, y) = (FromOctets(coordinates[..ScalarBytes]), FromOctets(coordinates[ScalarBytes..]));
        var prime = Curve.Field.Characteristic;
        return x.CompareTo(prime) < 0 && y.CompareTo(prime) < 0 && Curve.CreatePoint(x, y).IsValid();
    }

    public static BigInteger FromOctets(ReadOnlySpan<byte> octets) => new(1, octets.ToArray());

    /// <summary>Writes <paramref name="value"/> (below 2²⁵⁶) as 32 octets.</summary>
    public static void ToOctets(BigInteger value, Span<byte> octets) => BigIntegers.AsUnsignedByteArray(ScalarBytes, value).CopyTo(octets);

    /// <summary>Inverse modulo n by an algorithm whose time does not depend on the value.</summary>
    public static BigInteger Inverse(BigInteger value) => BigIntegers.ModOddInverse(Order, value);
}
