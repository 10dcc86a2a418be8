using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heluo.Engines.Crypto;

/// <summary>
/// GHASH of NIST SP 800-38D (GB/T 17964 clause on GCM). Carry-less products come from the processor, or from integer products of masked words;
/// neither way reads a table or branches on data.
/// </summary>
internal struct GaloisHash(ReadOnlySpan<byte> key)
{
    private readonly ulong keyHigh = BinaryPrimitives.ReadUInt64BigEndian(key);
    private readonly ulong keyLow = BinaryPrimitives.ReadUInt64BigEndian(key[8..]);
    private ulong high;
    private ulong low;

    /// <summary>Takes data in, the last block filled up with zeros.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        for (; data.Length >= 16; data = data[16..]) Block(data);
        if (data.Length == 0) return;
        Span<byte> last = stackalloc byte[16];
        last.Clear();
        data.CopyTo(last);
        Block(last);
    }

    /// <summary>Takes the two lengths in bits in and writes the 16 bytes of the hash.</summary>
    public void Finish(long associatedBytes, long textBytes, Span<byte> hash)
    {
        Span<byte> lengths = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(lengths, associatedBytes * 8);
        BinaryPrimitives.WriteInt64BigEndian(lengths[8..], textBytes * 8);
        Block(lengths);
        BinaryPrimitives.WriteUInt64BigEndian(hash, high);
        BinaryPrimitives.WriteUInt64BigEndian(hash[8..], low);
    }

    /// <summary>The low and high 64 bits of the carry-less product, without special instructions.</summary>
    internal static (ulong Low, ulong High) MultiplyPortable(ulong x, ulong y) =>
        (MultiplyLow(x, y), Reverse(MultiplyLow(Reverse(x), Reverse(y))) >> 1);

    private void Block(ReadOnlySpan<byte> block)
    {
        high ^= BinaryPrimitives.ReadUInt64BigEndian(block);
        low ^= BinaryPrimitives.ReadUInt64BigEndian(block[8..]);

        var (l0, l1) = Multiply(low, keyLow);
        var (h0, h1) = Multiply(high, keyHigh);
        var (m0, m1) = Multiply(low ^ high, keyLow ^ keyHigh);
        m0 ^= l0 ^ h0;
        m1 ^= l1 ^ h1;

        // The bits of GHASH run the other way round, so the 255-bit product moves up by one before it is reduced.
        ulong v0 = l0, v1 = l1 ^ m0, v2 = h0 ^ m1, v3 = h1;
        v3 = (v3 << 1) | (v2 >> 63);
        v2 = (v2 << 1) | (v1 >> 63);
        v1 = (v1 << 1) | (v0 >> 63);
        v0 <<= 1;

        v2 ^= v0 ^ (v0 >> 1) ^ (v0 >> 2) ^ (v0 >> 7);
        v1 ^= (v0 << 63) ^ (v0 << 62) ^ (v0 << 57);
        v3 ^= v1 ^ (v1 >> 1) ^ (v1 >> 2) ^ (v1 >> 7);
        v2 ^= (v1 << 63) ^ (v1 << 62) ^ (v1 << 57);
        low = v2;
        high = v3;
    }

    private static (ulong Low, ulong High) Multiply(ulong x, ulong y)
    {
        if (!Pclmulqdq.IsSupported) return MultiplyPortable(x, y);
        var product = Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(x), Vector128.CreateScalar(y), 0);
        return (product.ToScalar(), product.GetElement(1));
    }

    /// <summary>Low 64 bits: every fourth bit is multiplied apart, so that carries fall into holes and are masked away.</summary>
    private static ulong MultiplyLow(ulong x, ulong y)
    {
        const ulong m0 = 0x1111111111111111, m1 = 0x2222222222222222, m2 = 0x4444444444444444, m3 = 0x8888888888888888;
        ulong x0 = x & m0, x1 = x & m1, x2 = x & m2, x3 = x & m3;
        ulong y0 = y & m0, y1 = y & m1, y2 = y & m2, y3 = y & m3;
        var z0 = (x0 * y0) ^ (x1 * y3) ^ (x2 * y2) ^ (x3 * y1);
        var z1 = (x0 * y1) ^ (x1 * y0) ^ (x2 * y3) ^ (x3 * y2);
        var z2 = (x0 * y2) ^ (x1 * y1) ^ (x2 * y0) ^ (x3 * y3);
        var z3 = (x0 * y3) ^ (x1 * y2) ^ (x2 * y1) ^ (x3 * y0);
        return (z0 & m0) | (z1 & m1) | (z2 & m2) | (z3 & m3);
    }

    private static ulong Reverse(ulong x)
    {
        x = ((x & 0x5555555555555555) << 1) | ((x >> 1) & 0x5555555555555555);
        x = ((x & 0x3333333333333333) << 2) | ((x >> 2) & 0x3333333333333333);
        x = ((x & 0x0f0f0f0f0f0f0f0f) << 4) | ((x >> 4) & 0x0f0f0f0f0f0f0f0f);
        return BinaryPrimitives.ReverseEndianness(x);
    }
}
