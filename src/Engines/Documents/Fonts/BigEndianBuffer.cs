using System.Buffers.Binary;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>Bytes growing at the end, numbers in network order, as font tables and ICC profiles want them.</summary>
internal sealed class BigEndianBuffer
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public BigEndianBuffer U16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(Room(2), unchecked((ushort)value));
        return this;
    }

    public BigEndianBuffer U32(long value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Room(4), unchecked((uint)value));
        return this;
    }

    public BigEndianBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        return this;
    }

    public BigEndianBuffer Align(int size)
    {
        var over = Length % size;
        if (over != 0) Room(size - over).Clear();
        return this;
    }

    public void SetU16(int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(at, 2), unchecked((ushort)value));

    public void SetU32(int at, long value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(at, 4), unchecked((uint)value));

    private Span<byte> Room(int size)
    {
        if (Length + size > _bytes.Length) Array.Resize(ref _bytes, Math.Max(Length + size, 2 * _bytes.Length));
        Length += size;
        return _bytes.AsSpan(Length - size, size);
    }
}
