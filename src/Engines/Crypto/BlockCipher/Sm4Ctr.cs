using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Heluo.Engines.Crypto;

/// <summary>SM4 in counter mode (GB/T 17964): encryption and decryption are the same. Protects no integrity: prefer <see cref="Sm4Gcm"/>.</summary>
public static class Sm4Ctr
{
    /// <summary>Object identifier of SM4-CTR (GM/T 0006).</summary>
    public const string Oid = "1.2.156.10197.1.104.7";

    private const int Lot = 1024;

    /// <summary>XORs the key stream over <paramref name="source"/>.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="counter">First counter block, 16 bytes, counted up as one 128-bit number; never used twice under one key.</param>
    /// <param name="source">Any length.</param>
    /// <param name="target">At least as long; may be the same memory.</param>
    public static void Transform(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (counter.Length != Sm4.BlockBytes) throw new ArgumentException("计数器须为 16 字节", nameof(counter));
        using var cipher = new Sm4(key);
        Transform(cipher, BinaryPrimitives.ReadUInt128BigEndian(counter), 128, source, target);
    }

    /// <summary>As above with an expanded key; the low <paramref name="counterBits"/> bits count, the others stand (GCM counts 32).</summary>
    internal static void Transform(Sm4 cipher, UInt128 counter, int counterBits, ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (target.Length < source.Length) throw new ArgumentException("输出缓冲区太短", nameof(target));
        var mask = counterBits == 128 ? UInt128.MaxValue : (UInt128.One << counterBits) - 1;
        Span<byte> stream = stackalloc byte[Lot];
        while (source.Length > 0)
        {
            var size = Math.Min(Lot, source.Length);
            var blocks = stream[..((size + 15) & ~15)];
            for (var at = 0; at < blocks.Length; at += Sm4.BlockBytes)
            {
                BinaryPrimitives.WriteUInt128BigEndian(blocks[at..], counter);
                counter = (counter & ~mask) | ((counter + 1) & mask);
            }

            cipher.EncryptBlocks(blocks, blocks);
            Xor(source[..size], blocks, target);
            source = source[size..];
            target = target[size..];
        }

        CryptographicZero.Clear(stream);
    }

    private static void Xor(ReadOnlySpan<byte> source, ReadOnlySpan<byte> stream, Span<byte> target)
    {
        var i = 0;
        for (; i + 16 <= source.Length; i += 16) (Vector128.Create(source[i..]) ^ Vector128.Create(stream[i..])).CopyTo(target[i..]);
        for (; i < source.Length; i++) target[i] = (byte)(source[i] ^ stream[i]);
    }
}
