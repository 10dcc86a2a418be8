using System.Buffers;
using System.Runtime.InteropServices;

namespace Heluo.Engines.Ledger;

/// <summary>The hash of a leaf or node of the tree: 32 bytes. The default value is 32 zero bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>Bytes of a hash: 32, with SM3 as with SHA-256.</summary>
    public const int Bytes = 32;

    private readonly ulong first, second, third, fourth;

    /// <summary>Takes the 32 bytes of a hash.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public TreeHash(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != Bytes) throw new ArgumentException($"散列值应为 {Bytes} 字节", nameof(hash));
        this = MemoryMarshal.Read<TreeHash>(hash);
    }

    /// <summary>Reads base64 or 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">Neither.</exception>
    public static TreeHash Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        var read = text.Length == 2 * Bytes
            ? Convert.FromHexString(text, bytes, out _, out var count) == OperationStatus.Done
            : Convert.TryFromBase64String(text, bytes, out count);
        return read && count == Bytes ? new TreeHash(bytes) : throw new FormatException($"散列值“{(text.Length > 80 ? text[..80] : text)}”不是 {Bytes} 字节。");
    }

    /// <summary>Writes the hash to the first 32 bytes of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    /// <summary>The hash in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public bool Equals(TreeHash other) => first == other.first && second == other.second && third == other.third && fourth == other.fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TreeHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)first;

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    /// <summary>The hash in base64, as heads of logs carry it.</summary>
    public string ToBase64() => Convert.ToBase64String(ToArray());

    /// <summary>Whether two hashes are the same.</summary>
    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);
}
