namespace Heluo.Engines.Crypto;

/// <summary>Incremental SM3 (GB/T 32905-2016). Reusable: <see cref="Finish(Span{byte})"/> starts it anew. Not safe for use by two threads at once.</summary>
public sealed class Sm3Hasher
{
    private Sm3Core core = Sm3Core.Start();

    /// <summary>Takes more of the message in.</summary>
    public void Append(ReadOnlySpan<byte> data) => core.Append(data);

    /// <summary>Takes a stream in to its end.</summary>
    /// <param name="stream">Read from where it stands; left open.</param>
    /// <param name="cancellation">Stops between reads.</param>
    public async Task AppendAsync(Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0) core.Append(buffer.AsSpan(0, read));
    }

    /// <summary>Writes the digest of everything taken in and starts anew.</summary>
    /// <param name="digest">At least 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="digest"/> is too short; nothing is lost.</exception>
    public void Finish(Span<byte> digest)
    {
        if (digest.Length < Sm3.DigestBytes) throw new ArgumentException("摘要缓冲区至少 32 字节", nameof(digest));
        core.Finish(digest);
        Reset();
    }

    /// <summary>The digest of everything taken in, in a new array; starts anew.</summary>
    public byte[] Finish()
    {
        var digest = new byte[Sm3.DigestBytes];
        Finish(digest);
        return digest;
    }

    /// <summary>Forgets what was taken in.</summary>
    public void Reset()
    {
        core.Clear();
        core = Sm3Core.Start();
    }
}
