using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heluo.Engines.Crypto;

/// <summary>The compression function CF of SM3 (GB/T 32905-2016 clause 5.3).</summary>
internal static class Sm3Compression
{
    private const int BlockBytes = 64;

    /// <summary>T_j rotated left by j (clause 4.2), ready for use.</summary>
    internal static ReadOnlySpan<uint> Constants =>
    [
        0x79cc4519, 0xf3988a32, 0xe7311465, 0xce6228cb, 0x9cc45197, 0x3988a32f, 0x7311465e, 0xe6228cbc,
        0xcc451979, 0x988a32f3, 0x311465e7, 0x6228cbce, 0xc451979c, 0x88a32f39, 0x11465e73, 0x228cbce6,
        0x9d8a7a87, 0x3b14f50f, 0x7629ea1e, 0xec53d43c, 0xd8a7a879, 0xb14f50f3, 0x629ea1e7, 0xc53d43ce,
        0x8a7a879d, 0x14f50f3b, 0x29ea1e76, 0x53d43cec, 0xa7a879d8, 0x4f50f3b1, 0x9ea1e762, 0x3d43cec5,
        0x7a879d8a, 0xf50f3b14, 0xea1e7629, 0xd43cec53, 0xa879d8a7, 0x50f3b14f, 0xa1e7629e, 0x43cec53d,
        0x879d8a7a, 0x0f3b14f5, 0x1e7629ea, 0x3cec53d4, 0x79d8a7a8, 0xf3b14f50, 0xe7629ea1, 0xcec53d43,
        0x9d8a7a87, 0x3b14f50f, 0x7629ea1e, 0xec53d43c, 0xd8a7a879, 0xb14f50f3, 0x629ea1e7, 0xc53d43ce,
        0x8a7a879d, 0x14f50f3b, 0x29ea1e76, 0x53d43cec, 0xa7a879d8, 0x4f50f3b1, 0x9ea1e762, 0x3d43cec5,
    ];

    /// <summary>Compresses whole blocks into the eight words of <paramref name="state"/>.</summary>
    public static void Compress(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        if (Sm3Vector.IsSupported)
        {
            Sm3Vector.Compress(state, blocks);
            return;
        }

        CompressPortable(state, blocks);
    }

    /// <summary>As above, for processors without the instructions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    internal static void CompressPortable(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        Span<uint> words = stackalloc uint[68];
        ref var w = ref MemoryMarshal.GetReference(words);
        while (blocks.Length >= BlockBytes)
        {
            Expand(blocks[..BlockBytes], ref w);
            Rounds(state, ref w);
            blocks = blocks[BlockBytes..];
        }
    }

    private static void Expand(ReadOnlySpan<byte> block, ref uint w)
    {
        ref var source = ref MemoryMarshal.GetReference(block);
        for (var j = 0; j < 16; j++)
        {
            var word = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, 4 * j));
            Unsafe.Add(ref w, j) = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(word) : word;
        }

        for (var j = 16; j < 68; j++)
        {
            var x = Unsafe.Add(ref w, j - 16) ^ Unsafe.Add(ref w, j - 9) ^ BitOperations.RotateLeft(Unsafe.Add(ref w, j - 3), 15);
            var p = x ^ BitOperations.RotateLeft(x, 15) ^ BitOperations.RotateLeft(x, 23);
            Unsafe.Add(ref w, j) = p ^ BitOperations.RotateLeft(Unsafe.Add(ref w, j - 13), 7) ^ Unsafe.Add(ref w, j - 6);
        }
    }

    private static void Rounds(Span<uint> state, ref uint w)
    {
        ref var t = ref MemoryMarshal.GetReference(Constants);
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (var j = 0; j < 16; j += 4)
        {
            Early(ref w, ref t, j, a, ref b, c, ref d, e, ref f, g, ref h);
            Early(ref w, ref t, j + 1, d, ref a, b, ref c, h, ref e, f, ref g);
            Early(ref w, ref t, j + 2, c, ref d, a, ref b, g, ref h, e, ref f);
            Early(ref w, ref t, j + 3, b, ref c, d, ref a, f, ref g, h, ref e);
        }

        for (var j = 16; j < 64; j += 4)
        {
            Late(ref w, ref t, j, a, ref b, c, ref d, e, ref f, g, ref h);
            Late(ref w, ref t, j + 1, d, ref a, b, ref c, h, ref e, f, ref g);
            Late(ref w, ref t, j + 2, c, ref d, a, ref b, g, ref h, e, ref f);
            Late(ref w, ref t, j + 3, b, ref c, d, ref a, f, ref g, h, ref e);
        }

        Fold(state, a, b, c, d, e, f, g, h);
    }

    /// <summary>What a block adds to the state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Fold(Span<uint> state, uint a, uint b, uint c, uint d, uint e, uint f, uint g, uint h)
    {
        state[0] ^= a;
        state[1] ^= b;
        state[2] ^= c;
        state[3] ^= d;
        state[4] ^= e;
        state[5] ^= f;
        state[6] ^= g;
        state[7] ^= h;
    }

    /// <summary>One of rounds 0–15: both boolean functions are XOR.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Early(ref uint w, ref uint t, int j, uint a, ref uint b, uint c, ref uint d, uint e, ref uint f, uint g, ref uint h) =>
        Mix(ref w, ref t, j, a, ref b, ref d, e, ref f, ref h, a ^ b ^ c, e ^ f ^ g);

    /// <summary>One of rounds 16–63: majority and choice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Late(ref uint w, ref uint t, int j, uint a, ref uint b, uint c, ref uint d, uint e, ref uint f, uint g, ref uint h) =>
        Mix(ref w, ref t, j, a, ref b, ref d, e, ref f, ref h, (b & c) | (a & (b | c)), ((f ^ g) & e) ^ g);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref uint w, ref uint t, int j, uint a, ref uint b, ref uint d, uint e, ref uint f, ref uint h, uint ff, uint gg)
    {
        var a12 = BitOperations.RotateLeft(a, 12);
        var ss1 = BitOperations.RotateLeft(a12 + Unsafe.Add(ref t, j) + e, 7);
        var word = Unsafe.Add(ref w, j);
        var tt2 = h + word + gg + ss1;
        d = d + (word ^ Unsafe.Add(ref w, j + 4)) + ff + (ss1 ^ a12);
        h = tt2 ^ BitOperations.RotateLeft(tt2, 9) ^ BitOperations.RotateLeft(tt2, 17);
        b = BitOperations.RotateLeft(b, 9);
        f = BitOperations.RotateLeft(f, 19);
    }
}
