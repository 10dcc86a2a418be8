using System.Buffers.Binary;

namespace Heluo.Engines.Crypto;

/// <summary>Identifiers and constants of SM2 (GB/T 32918, GB/T 35276, GM/T 0006).</summary>
public static class Sm2
{
    /// <summary>Object identifier of the curve.</summary>
    public const string CurveOid = "1.2.156.10197.1.301";

    /// <summary>Object identifier of the signature "SM2 with SM3".</summary>
    public const string SignatureOid = "1.2.156.10197.1.501";

    /// <summary>Object identifier of the SM2 signature in message syntax (GB/T 35275 clause 5).</summary>
    public const string MessageSignatureOid = "1.2.156.10197.1.301.1";

    /// <summary>Object identifier of an elliptic-curve public key (RFC 5480).</summary>
    public const string PublicKeyOid = "1.2.840.10045.2.1";

    /// <summary>The signer's identity when nothing else is agreed (GB/T 35276 clause 10).</summary>
    public static ReadOnlySpan<byte> DefaultId => "1234567812345678"u8;

    /// <summary>KDF of GB/T 32918.4 clause 5.4.3: fills <paramref name="output"/> from <paramref name="shared"/>.</summary>
    internal static void DeriveKey(ReadOnlySpan<byte> shared, Span<byte> output)
    {
        Span<byte> counter = stackalloc byte[4];
        Span<byte> digest = stackalloc byte[Sm3.DigestBytes];
        for (uint round = 1; output.Length > 0; round++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(counter, round);
            var core = Sm3Core.Start();
            core.Append(shared);
            core.Append(counter);
            core.Finish(digest);
            var size = Math.Min(digest.Length, output.Length);
            digest[..size].CopyTo(output);
            output = output[size..];
        }

        CryptographicZero.Clear(digest);
    }
}
