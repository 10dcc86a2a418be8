using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heluo.Engines.Crypto;

/// <summary>
/// The compression function of SM3 with the message expanded three words at a time in vector registers while the rounds run in the others. Needs AVX2;
/// uses the rotations of AVX-512 when they are there.
/// </summary>
internal static class Sm3Vector
{
    private const int BlockBytes = 64;

    /// <summary>Words before the first one that vectors reach.</summary>
    private const int Before = 2;

    public static bool IsSupported => Avx2.IsSupported;

    private static Vector128<byte> Swap => Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);

    /// <summary>Compresses whole blocks into the eight words of <paramref name="state"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Compress(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        Span<uint> words = stackalloc uint[Before + 80];
        ref var w = ref Unsafe.Add(ref MemoryMarshal.GetReference(words), Before);
        ref var source = ref MemoryMarshal.GetReference(blocks);
        for (var left = blocks.Length; left >= BlockBytes; left -= BlockBytes)
        {
            for (nuint i = 0; i < 4; i++)
                Ssse3.Shuffle(Vector128.LoadUnsafe(ref source, 16 * i), Swap).AsUInt32().StoreUnsafe(ref w, 4 * i);
            Block(state, ref w);
            source = ref Unsafe.Add(ref source, BlockBytes);
        }
    }

    private static void Block(Span<uint> state, ref uint w)
    {
        ref var t = ref MemoryMarshal.GetReference(Sm3Compression.Constants);
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        var g0 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, -2));
        var g1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 1));
        var g2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 4));
        var g3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 7));
        var g4 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 10));
        var g5 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 13));
        for (var j = 0; j < 60; j += 12)
        {
            ref var wj = ref Unsafe.Add(ref w, j);
            ref var tj = ref Unsafe.Add(ref t, j);
            var first = j < 16;
            Four(ref wj, ref tj, first, ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            g0 = Expand(g0, g1, g2, g3, g4, g5, ref wj, 16);
            g1 = Expand(g1, g2, g3, g4, g5, g0, ref wj, 19);
            Four(ref Unsafe.Add(ref wj, 4), ref Unsafe.Add(ref tj, 4), j == 0, ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            g2 = Expand(g2, g3, g4, g5, g0, g1, ref wj, 22);
            Four(ref Unsafe.Add(ref wj, 8), ref Unsafe.Add(ref tj, 8), j == 0, ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            var last = Expand(g3, g4, g5, g0, g1, g2, ref wj, 25);
            (g0, g1, g2, g3, g4, g5) = (g4, g5, g0, g1, g2, last);
        }

        Four(ref Unsafe.Add(ref w, 60), ref Unsafe.Add(ref t, 60), false, ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        Sm3Compression.Fold(state, a, b, c, d, e, f, g, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        ref uint w, ref uint t, bool early, ref uint a, ref uint b, ref uint c, ref uint d, ref uint e, ref uint f, ref uint g, ref uint h)
    {
        if (early)
        {
            Sm3Compression.Early(ref w, ref t, 0, a, ref b, c, ref d, e, ref f, g, ref h);
            Sm3Compression.Early(ref w, ref t, 1, d, ref a, b, ref c, h, ref e, f, ref g);
            Sm3Compression.Early(ref w, ref t, 2, c, ref d, a, ref b, g, ref h, e, ref f);
            Sm3Compression.Early(ref w, ref t, 3, b, ref c, d, ref a, f, ref g, h, ref e);
            return;
        }

        Sm3Compression.Late(ref w, ref t, 0, a, ref b, c, ref d, e, ref f, g, ref h);
        Sm3Compression.Late(ref w, ref t, 1, d, ref a, b, ref c, h, ref e, f, ref g);
        Sm3Compression.Late(ref w, ref t, 2, c, ref d, a, ref b, g, ref h, e, ref f);
        Sm3Compression.Late(ref w, ref t, 3, b, ref c, d, ref a, f, ref g, h, ref e);
    }

    /// <summary>
    /// Three more words. Each vector holds three neighbouring words in its lower lanes: from the oldest, words −18 to −16, −15 to −13 and so on to −3 to −1.
    /// The fourth lane means nothing; the next step overwrites what it stores.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Expand(
        Vector128<uint> g0, Vector128<uint> g1, Vector128<uint> g2, Vector128<uint> g3, Vector128<uint> g4, Vector128<uint> g5, ref uint w, int at)
    {
        var x = Join(g0, g1) ^ g3 ^ Rotate(g5, 15);
        var p = x ^ Rotate(x, 15) ^ Rotate(x, 23);
        var words = p ^ Rotate(Join(g1, g2), 7) ^ g4;
        words.StoreUnsafe(ref Unsafe.Add(ref w, at));
        return words;
    }

    /// <summary>The last word of one vector and the first two of the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Join(Vector128<uint> one, Vector128<uint> next) =>
        Ssse3.AlignRight(next.AsByte(), Sse2.ShiftLeftLogical128BitLane(one.AsByte(), 4), 12).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Rotate(Vector128<uint> value, [ConstantExpected] byte count) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value, count) : (value << count) | (value >>> (32 - count));
}
