using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heluo.Engines.Crypto;

/// <summary>
/// The SM3 state machine (GB/T 32905-2016 clause 5) as a copyable value: no allocation, no secret-dependent branch or table index.
/// </summary>
internal struct Sm3Core
{
    private const int BlockBytes = 64;

    private Words state;
    private Block buffer;
    private int buffered;
    private ulong length;

    /// <summary>A state at its start (clause 4.1).</summary>
    public static Sm3Core Start()
    {
        var core = default(Sm3Core);
        Span<uint> v = core.state;
        v[0] = 0x7380166f;
        v[1] = 0x4914b2b9;
        v[2] = 0x172442d7;
        v[3] = 0xda8a0600;
        v[4] = 0xa96f30bc;
        v[5] = 0x163138aa;
        v[6] = 0xe38dee4d;
        v[7] = 0xb0fb0e4e;
        return core;
    }

    /// <summary>Takes more of the message in.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        length += (ulong)data.Length;
        Span<byte> pending = buffer;
        if (buffered > 0)
        {
            var taken = Math.Min(BlockBytes - buffered, data.Length);
            data[..taken].CopyTo(pending[buffered..]);
            buffered += taken;
            data = data[taken..];
            if (buffered < BlockBytes) return;
            Sm3Compression.Compress(state, pending);
            buffered = 0;
        }

        var whole = data.Length & ~(BlockBytes - 1);
        if (whole > 0) Sm3Compression.Compress(state, data[..whole]);
        data[whole..].CopyTo(pending);
        buffered = data.Length - whole;
    }

    /// <summary>Pads (clause 5.2) and writes the 32 bytes of the digest. The state is spent afterwards.</summary>
    public void Finish(Span<byte> digest)
    {
        Span<byte> pending = buffer;
        pending[buffered] = 0x80;
        pending[(buffered + 1)..].Clear();
        if (buffered >= BlockBytes - 8)
        {
            Sm3Compression.Compress(state, pending);
            pending.Clear();
        }

        BinaryPrimitives.WriteUInt64BigEndian(pending[(BlockBytes - 8)..], length << 3);
        Sm3Compression.Compress(state, pending);
        for (var i = 0; i < 8; i++) BinaryPrimitives.WriteUInt32BigEndian(digest[(4 * i)..], state[i]);
    }

    /// <summary>Overwrites everything held.</summary>
    public void Clear() => CryptographicZero.Clear(MemoryMarshal.AsBytes(new Span<Sm3Core>(ref this)));

    [InlineArray(8)]
    internal struct Words
    {
        private uint first;
    }

    [InlineArray(BlockBytes)]
    internal struct Block
    {
        private byte first;
    }
}
