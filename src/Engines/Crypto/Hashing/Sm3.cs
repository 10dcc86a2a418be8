namespace Heluo.Engines.Crypto;

/// <summary>The hash SM3 (GB/T 32905-2016, GM/T 0004) in one call. Allocates nothing when the caller brings the destination.</summary>
public static class Sm3
{
    /// <summary>Bytes of a digest: 32.</summary>
    public const int DigestBytes = 32;

    /// <summary>Bytes of a block: 64.</summary>
    public const int BlockBytes = 64;

    /// <summary>The object identifier of SM3 (GM/T 0006).</summary>
    public const string Oid = "1.2.156.10197.1.401";

    /// <summary>Writes the digest of <paramref name="data"/> to the first 32 bytes of <paramref name="digest"/>.</summary>
    /// <param name="data">The message; may be empty.</param>
    /// <param name="digest">At least 32 bytes; may overlap <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="digest"/> is shorter than 32 bytes.</exception>
    public static void Hash(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        if (digest.Length < DigestBytes) throw new ArgumentException("摘要缓冲区至少 32 字节", nameof(digest));
        var core = Sm3Core.Start();
        core.Append(data);
        core.Finish(digest);
    }

    /// <summary>The 32-byte digest of <paramref name="data"/> in a new array.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        var digest = new byte[DigestBytes];
        Hash(data, digest);
        return digest;
    }
}
