namespace Heluo.Engines.Crypto;

/// <summary>
/// HMAC with SM3 (GB/T 15852.2, RFC 2104). The key is absorbed once; each further message costs two blocks of overhead.
/// Dispose to overwrite the key state. Not safe for use by two threads at once.
/// </summary>
public sealed class HmacSm3 : IDisposable
{
    private Sm3Core innerStart;
    private Sm3Core outerStart;
    private Sm3Core inner;

    /// <summary>Takes the key.</summary>
    /// <param name="key">Any length; longer than 64 bytes it is hashed first.</param>
    public HmacSm3(ReadOnlySpan<byte> key)
    {
        Span<byte> pad = stackalloc byte[Sm3.BlockBytes];
        pad.Clear();
        if (key.Length > Sm3.BlockBytes) Sm3.Hash(key, pad);
        else key.CopyTo(pad);

        foreach (ref var octet in pad) octet ^= 0x36;
        innerStart = Sm3Core.Start();
        innerStart.Append(pad);
        foreach (ref var octet in pad) octet ^= 0x36 ^ 0x5c;
        outerStart = Sm3Core.Start();
        outerStart.Append(pad);
        CryptographicZero.Clear(pad);
        inner = innerStart;
    }

    /// <summary>The 32-byte code of <paramref name="data"/> under <paramref name="key"/>.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        using var hmac = new HmacSm3(key);
        hmac.Append(data);
        var code = new byte[Sm3.DigestBytes];
        hmac.Finish(code);
        return code;
    }

    /// <summary>Takes more of the message in.</summary>
    public void Append(ReadOnlySpan<byte> data) => inner.Append(data);

    /// <summary>Writes the code of everything taken in and starts anew under the same key.</summary>
    /// <param name="code">At least 32 bytes.</param>
    public void Finish(Span<byte> code)
    {
        Span<byte> digest = stackalloc byte[Sm3.DigestBytes];
        inner.Finish(digest);
        var outer = outerStart;
        outer.Append(digest);
        outer.Finish(code);
        inner = innerStart;
    }

    /// <summary>Overwrites the key state.</summary>
    public void Dispose()
    {
        innerStart.Clear();
        outerStart.Clear();
        inner.Clear();
    }
}
