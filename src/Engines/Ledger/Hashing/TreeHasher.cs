using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Heluo.Engines.Crypto;

namespace Heluo.Engines.Ledger;

/// <summary>
/// The hashes of a Merkle tree (RFC 9162 clause 2.1.1, same as RFC 6962): a leaf is H(0 ‖ entry), a node H(1 ‖ left ‖ right), the empty tree H().
/// Safe for many threads.
/// </summary>
public sealed class TreeHasher
{
    private readonly bool isSm3;

    private TreeHasher(string name, bool isSm3)
    {
        Name = name;
        this.isSm3 = isSm3;
    }

    /// <summary>With SHA-256, as the RFC has it.</summary>
    public static TreeHasher Sha256 { get; } = new("SHA-256", false);

    /// <summary>With SM3 (GB/T 32905) in place of SHA-256.</summary>
    public static TreeHasher Sm3 { get; } = new("SM3", true);

    /// <summary><c>SHA-256</c> or <c>SM3</c>.</summary>
    public string Name { get; }

    /// <summary>The root of a tree without entries.</summary>
    public TreeHash Empty => Hash([]);

    /// <summary>The hasher of this name, or null.</summary>
    public static TreeHasher? Named(string? name) => name switch { "SM3" => Sm3, "SHA-256" => Sha256, _ => null };

    /// <summary>The hash of an entry.</summary>
    public TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        var buffer = entry.Length < 512 ? stackalloc byte[entry.Length + 1] : new byte[entry.Length + 1];
        buffer[0] = 0;
        entry.CopyTo(buffer[1..]);
        return Hash(buffer);
    }

    /// <summary>The hash of a node.</summary>
    public TreeHash Node(TreeHash left, TreeHash right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * TreeHash.Bytes)];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + TreeHash.Bytes)..]);
        return Hash(buffer);
    }

    /// <summary>The root over hashes whose number is a power of two; they are overwritten.</summary>
    internal TreeHash Fold(Span<TreeHash> hashes)
    {
        for (; hashes.Length > 1; hashes = hashes[..(hashes.Length / 2)])
            for (var i = 0; i < hashes.Length / 2; i++) hashes[i] = Node(hashes[2 * i], hashes[(2 * i) + 1]);
        return hashes[0];
    }

    private TreeHash Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> digest = stackalloc byte[TreeHash.Bytes];
        if (isSm3) Crypto.Sm3.Hash(data, digest);
        else SHA256.HashData(data, digest);
        return MemoryMarshal.Read<TreeHash>(digest);
    }
}
