using System.Buffers.Binary;
using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>PBKDF2 (RFC 8018, GM/T 0091) with HMAC-SM3.</summary>
internal static class PassphraseKey
{
    /// <summary>Fills <paramref name="key"/> from a passphrase.</summary>
    public static void Derive(ReadOnlySpan<char> passphrase, ReadOnlySpan<byte> salt, int iterations, Span<byte> key)
    {
        var octets = GC.AllocateArray<byte>(Encoding.UTF8.GetMaxByteCount(passphrase.Length), pinned: true);
        try
        {
            var length = Encoding.UTF8.GetBytes(passphrase, octets);
            Derive(octets.AsSpan(0, length), salt, iterations, key);
        }
        finally
        {
            CryptographicZero.Clear(octets);
        }
    }

    /// <summary>Fills <paramref name="key"/> from octets.</summary>
    public static void Derive(ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, int iterations, Span<byte> key)
    {
        using var hmac = new HmacSm3(passphrase);
        Span<byte> number = stackalloc byte[4];
        Span<byte> u = stackalloc byte[Sm3.DigestBytes];
        Span<byte> sum = stackalloc byte[Sm3.DigestBytes];
        for (uint block = 1; key.Length > 0; block++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(number, block);
            hmac.Append(salt);
            hmac.Append(number);
            hmac.Finish(u);
            u.CopyTo(sum);
            for (var i = 1; i < iterations; i++)
            {
                hmac.Append(u);
                hmac.Finish(u);
                for (var j = 0; j < sum.Length; j++) sum[j] ^= u[j];
            }

            var size = Math.Min(sum.Length, key.Length);
            sum[..size].CopyTo(key);
            key = key[size..];
        }

        CryptographicZero.Clear(u);
        CryptographicZero.Clear(sum);
    }
}
