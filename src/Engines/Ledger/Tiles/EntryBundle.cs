using System.Buffers;
using System.Buffers.Binary;

namespace Heluo.Engines.Ledger;

/// <summary>The entries below the last tile of leaves while it grows, each behind its length in two bytes (C2SP tlog-tiles).</summary>
internal sealed class EntryBundle
{
    private readonly ArrayBufferWriter<byte> written = new();

    public ReadOnlySpan<byte> Content => written.WrittenSpan;

    public void Add(ReadOnlySpan<byte> entry)
    {
        BinaryPrimitives.WriteUInt16BigEndian(written.GetSpan(2), (ushort)entry.Length);
        written.Advance(2);
        written.Write(entry);
    }

    public void Clear() => written.ResetWrittenCount();
}
