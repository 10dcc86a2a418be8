using System.Diagnostics.CodeAnalysis;
using Heluo.Engines.Crypto;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Microsoft.Extensions.Options;

namespace Heluo.Kernel.Blobs;

/// <summary>A stored file: its SM3 in lower-case hex names it, equal content is stored once.</summary>
/// <param name="Hash">SM3, 64 hex characters.</param>
/// <param name="Length">Bytes.</param>
public sealed record BlobReference(string Hash, long Length);

/// <summary>
/// Content-addressed files. Up to 128 KB they live in the database and become durable with the act that stores them; larger ones are files, synced before the act's row is.
/// </summary>
public sealed class BlobStore(IStore store, IOptions<StoreOptions> options)
{
    private const int InDatabase = 128 * 1024;
    private static readonly Error TooLarge = new("blob.too-large", 413, "文件超过 {0} MB，请压缩或分开上传");
    private static readonly Error Empty = new("blob.empty", 400, "文件是空的，请重新选择");
    private readonly string _folder = Path.Combine(options.Value.DataFolder, "blobs");
    private readonly string _table = store.Table("kernel", "blob");

    /// <summary>Takes a stream in, at most <paramref name="limit"/> bytes. Nothing refers to it until <see cref="Keep"/> is called in a unit.</summary>
    public async Task<Result<IncomingBlob>> ReceiveAsync(Stream content, long limit, CancellationToken cancellation)
    {
        var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            if (memory.Length + read > limit) return TooLarge.With(limit / 1024 / 1024);
            memory.Write(buffer, 0, read);
        }

        if (memory.Length == 0) return Empty;
        var bytes = memory.ToArray();
        var hash = new byte[32];
        Sm3.Hash(bytes, hash);
        var reference = new BlobReference(Convert.ToHexStringLower(hash), bytes.Length);
        if (bytes.Length <= InDatabase) return new IncomingBlob(reference, bytes);
        await WriteFileAsync(reference.Hash, bytes, cancellation);
        return new IncomingBlob(reference, null) { Head = bytes.AsMemory(0, 4096) };
    }

    /// <summary>Stores a received blob with the act of <paramref name="unit"/>.</summary>
    public void Keep(Unit unit, IncomingBlob blob) => unit.Post(
        $"insert into {_table} (hash, length, bytes, stored_at) values (@p0, @p1, @p2, @p3) on conflict (hash) do nothing", blob.Reference.Hash, blob.Reference.Length, blob.Bytes, store.Instant(unit.Now));

    /// <summary>Opens a stored blob for reading; null when there is none.</summary>
    public async Task<Stream?> OpenAsync(string hash, CancellationToken cancellation)
    {
        await using var connection = store.OpenRead();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select bytes from {_table} where hash = @hash";
        command.Add("@hash", hash);
        var found = await command.ExecuteScalarAsync(cancellation);
        if (found is byte[] bytes) return new MemoryStream(bytes, writable: false);
        var file = FileOf(hash);
        return found is not null && File.Exists(file) ? File.OpenRead(file) : null;
    }

    /// <summary>Reads every stored blob and compares it with its name; yields each with what is wrong, null when nothing is.</summary>
    public async IAsyncEnumerable<(string Hash, string? Reason)> VerifyAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        List<string> hashes = [];
        await using (var connection = store.OpenRead())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select hash from {_table}";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) hashes.Add(reader.GetString(0));
        }

        foreach (var hash in hashes)
        {
            await using var content = await OpenAsync(hash, cancellation);
            if (content is null)
            {
                yield return (hash, "文件丢失");
                continue;
            }

            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellation);
            var digest = new byte[32];
            Sm3.Hash(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), digest);
            yield return (hash, Convert.ToHexStringLower(digest) == hash ? null : "内容与摘要不符");
        }
    }

    /// <summary>The content of a received file that is too large for memory.</summary>
    public Task<Stream> OpenIncomingAsync(IncomingBlob blob) => Task.FromResult<Stream>(File.OpenRead(FileOf(blob.Reference.Hash)));

    private async Task WriteFileAsync(string hash, byte[] bytes, CancellationToken cancellation)
    {
        var file = FileOf(hash);
        if (File.Exists(file)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = file + "." + Guid.NewGuid().ToString("N");
        await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(bytes, cancellation);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "hex")]
    private string FileOf(string hash) => Path.Combine(_folder, hash[..2], hash[2..4], hash);
}

/// <summary>A file taken in but not yet referred to.</summary>
/// <param name="Reference">Name and length.</param>
/// <param name="Bytes">Content when it is small enough for the database; null when it is a file.</param>
public sealed record IncomingBlob(BlobReference Reference, byte[]? Bytes)
{
    /// <summary>First bytes, for telling the type by content.</summary>
    public ReadOnlyMemory<byte> Head { get; init; } = Bytes is null ? ReadOnlyMemory<byte>.Empty : Bytes.AsMemory(0, Math.Min(4096, Bytes.Length));
}
