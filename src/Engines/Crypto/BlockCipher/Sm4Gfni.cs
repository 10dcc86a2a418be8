using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heluo.Engines.Crypto;

/// <summary>
/// SM4 with the Galois-field instructions: the S-box is an affine map, the inverse in the AES field and another affine map, so no table is
/// read and the time does not depend on key or data. Sixteen blocks go through side by side; a lone block takes the 128-bit path.
/// </summary>
internal static class Sm4Gfni
{
    private const byte BeforeConstant = 0x65;
    private const byte AfterConstant = 0xd3;
    private const ulong BeforeMatrix = 0x34ac259e022dbc52;
    private const ulong AfterMatrix = 0xd72d8e511e6c8b19;
    private const int WideBytes = 256;

    /// <summary>Whether this processor has what is needed.</summary>
    public static bool IsSupported => Gfni.IsSupported && Gfni.V256.IsSupported && Avx2.IsSupported && Avx512F.VL.IsSupported;

    /// <summary>Runs whole blocks through the cipher; source and target may be the same memory.</summary>
    public static void Transform(ReadOnlySpan<uint> roundKeys, ReadOnlySpan<byte> source, Span<byte> target)
    {
        while (source.Length >= WideBytes)
        {
            Wide(ref MemoryMarshal.GetReference(roundKeys), ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(target));
            source = source[WideBytes..];
            target = target[WideBytes..];
        }

        if (source.Length > 16)
        {
            Span<byte> lot = stackalloc byte[WideBytes];
            source.CopyTo(lot);
            lot[source.Length..].Clear();
            Wide(ref MemoryMarshal.GetReference(roundKeys), ref MemoryMarshal.GetReference(lot), ref MemoryMarshal.GetReference(lot));
            lot[..source.Length].CopyTo(target);
            CryptographicZero.Clear(lot);
        }
        else if (source.Length == 16)
        {
            One(ref MemoryMarshal.GetReference(roundKeys), ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(target));
        }
    }

    /// <summary>The S-box on each of the four bytes (τ), for the key schedule.</summary>
    public static uint Substitute(uint word)
    {
        var before = Gfni.GaloisFieldAffineTransform(Vector128.CreateScalar(word).AsByte(), Vector128.Create(BeforeMatrix).AsByte(), BeforeConstant);
        return Gfni.GaloisFieldAffineTransformInverse(before, Vector128.Create(AfterMatrix).AsByte(), AfterConstant).AsUInt32().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide(ref uint keys, ref byte source, ref byte target)
    {
        Load(ref source, out var a0, out var a1, out var a2, out var a3);
        Load(ref Unsafe.Add(ref source, 128), out var b0, out var b1, out var b2, out var b3);
        for (var i = 0; i < Sm4KeySchedule.Rounds; i += 4)
        {
            var key = Vector256.Create(Unsafe.Add(ref keys, i));
            a0 ^= Mix(a1 ^ a2 ^ a3 ^ key);
            b0 ^= Mix(b1 ^ b2 ^ b3 ^ key);
            key = Vector256.Create(Unsafe.Add(ref keys, i + 1));
            a1 ^= Mix(a2 ^ a3 ^ a0 ^ key);
            b1 ^= Mix(b2 ^ b3 ^ b0 ^ key);
            key = Vector256.Create(Unsafe.Add(ref keys, i + 2));
            a2 ^= Mix(a3 ^ a0 ^ a1 ^ key);
            b2 ^= Mix(b3 ^ b0 ^ b1 ^ key);
            key = Vector256.Create(Unsafe.Add(ref keys, i + 3));
            a3 ^= Mix(a0 ^ a1 ^ a2 ^ key);
            b3 ^= Mix(b0 ^ b1 ^ b2 ^ key);
        }

        Store(ref target, a3, a2, a1, a0);
        Store(ref Unsafe.Add(ref target, 128), b3, b2, b1, b0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(ref uint keys, ref byte source, ref byte target)
    {
        var words = SwapBytes(Unsafe.ReadUnaligned<Vector128<byte>>(ref source)).AsUInt32();
        var x0 = Vector128.CreateScalar(words.GetElement(0));
        var x1 = Vector128.CreateScalar(words.GetElement(1));
        var x2 = Vector128.CreateScalar(words.GetElement(2));
        var x3 = Vector128.CreateScalar(words.GetElement(3));
        for (var i = 0; i < Sm4KeySchedule.Rounds; i += 4)
        {
            x0 ^= MixOne(x1 ^ x2 ^ (x3 ^ Vector128.CreateScalar(Unsafe.Add(ref keys, i))));
            x1 ^= MixOne(x0 ^ (x2 ^ (x3 ^ Vector128.CreateScalar(Unsafe.Add(ref keys, i + 1)))));
            x2 ^= MixOne(x1 ^ (x0 ^ (x3 ^ Vector128.CreateScalar(Unsafe.Add(ref keys, i + 2)))));
            x3 ^= MixOne(x2 ^ (x1 ^ (x0 ^ Vector128.CreateScalar(Unsafe.Add(ref keys, i + 3)))));
        }

        var done = Vector128.Create(x3.ToScalar(), x2.ToScalar(), x1.ToScalar(), x0.ToScalar());
        Unsafe.WriteUnaligned(ref target, SwapBytes(done.AsByte()));
    }

    /// <summary>Eight blocks, turned so that each vector holds one word of every block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref byte source, out Vector256<uint> x0, out Vector256<uint> x1, out Vector256<uint> x2, out Vector256<uint> x3)
    {
        x0 = SwapBytes(Unsafe.ReadUnaligned<Vector256<byte>>(ref source)).AsUInt32();
        x1 = SwapBytes(Unsafe.ReadUnaligned<Vector256<byte>>(ref Unsafe.Add(ref source, 32))).AsUInt32();
        x2 = SwapBytes(Unsafe.ReadUnaligned<Vector256<byte>>(ref Unsafe.Add(ref source, 64))).AsUInt32();
        x3 = SwapBytes(Unsafe.ReadUnaligned<Vector256<byte>>(ref Unsafe.Add(ref source, 96))).AsUInt32();
        Turn(ref x0, ref x1, ref x2, ref x3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref byte target, Vector256<uint> x0, Vector256<uint> x1, Vector256<uint> x2, Vector256<uint> x3)
    {
        Turn(ref x0, ref x1, ref x2, ref x3);
        Unsafe.WriteUnaligned(ref target, SwapBytes(x0.AsByte()));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 32), SwapBytes(x1.AsByte()));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 64), SwapBytes(x2.AsByte()));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 96), SwapBytes(x3.AsByte()));
    }

    /// <summary>Transposes the 4 × 4 words of each half; its own inverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref Vector256<uint> x0, ref Vector256<uint> x1, ref Vector256<uint> x2, ref Vector256<uint> x3)
    {
        var low01 = Avx2.UnpackLow(x0, x1).AsUInt64();
        var high01 = Avx2.UnpackHigh(x0, x1).AsUInt64();
        var low23 = Avx2.UnpackLow(x2, x3).AsUInt64();
        var high23 = Avx2.UnpackHigh(x2, x3).AsUInt64();
        x0 = Avx2.UnpackLow(low01, low23).AsUInt32();
        x1 = Avx2.UnpackHigh(low01, low23).AsUInt32();
        x2 = Avx2.UnpackLow(high01, high23).AsUInt32();
        x3 = Avx2.UnpackHigh(high01, high23).AsUInt32();
    }

    /// <summary>T = L ∘ τ on eight words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> x)
    {
        var before = Gfni.V256.GaloisFieldAffineTransform(x.AsByte(), Vector256.Create(BeforeMatrix).AsByte(), BeforeConstant);
        var s = Gfni.V256.GaloisFieldAffineTransformInverse(before, Vector256.Create(AfterMatrix).AsByte(), AfterConstant).AsUInt32();
        var pair = s ^ Avx512F.VL.RotateLeft(s, 8) ^ Avx512F.VL.RotateLeft(s, 16);
        return s ^ Avx512F.VL.RotateLeft(s, 24) ^ Avx512F.VL.RotateLeft(pair, 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> MixOne(Vector128<uint> x)
    {
        var before = Gfni.GaloisFieldAffineTransform(x.AsByte(), Vector128.Create(BeforeMatrix).AsByte(), BeforeConstant);
        var s = Gfni.GaloisFieldAffineTransformInverse(before, Vector128.Create(AfterMatrix).AsByte(), AfterConstant).AsUInt32();
        var outer = (s ^ Avx512F.VL.RotateLeft(s, 24)) ^ Avx512F.VL.RotateLeft(s, 2);
        return outer ^ (Avx512F.VL.RotateLeft(s, 10) ^ Avx512F.VL.RotateLeft(s, 18));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> SwapBytes(Vector128<byte> words) =>
        Ssse3.Shuffle(words, Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> SwapBytes(Vector256<byte> words)
    {
        var order = Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
        return Avx2.Shuffle(words, Vector256.Create(order, order));
    }
}
