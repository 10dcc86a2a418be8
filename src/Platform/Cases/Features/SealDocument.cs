using Heluo.Engines.Documents.Ofd;
using Heluo.Kernel.Access;
using Heluo.Kernel.Blobs;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Features;

/// <summary>
/// Opens the sealed OFD of a document. Signing is random and takes a while, so it happens when somebody first asks, never in an act; what was made first is kept and
/// given to everybody.
/// </summary>
internal sealed class SealDocument(IStore store, Writes writes, ModuleDbFactory<CasesDb> databases, BlobStore blobs, NoticeRenderer renderer, ISealService seals)
{
    private const long LargestFile = 20L * 1024 * 1024;
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];
    private readonly string _table = store.Table("cases", "sealed_document");

    public async Task<Result<FileContent>> OpenAsync(Actor actor, long matterId, long documentId, CancellationToken cancellation)
    {
        var document = await FindDocumentAsync(actor, matterId, documentId, cancellation);
        if (document is null || !renderer.HasSeal(document.Kind)) return CasesErrors.NotFound;
        var hash = await FindHashAsync(documentId, cancellation);
        if (hash is null)
        {
            var made = await MakeOnceAsync(actor, document, cancellation);
            if (!made.Ok) return made.Error;
            hash = made.Value;
        }

        var content = await blobs.OpenAsync(hash, cancellation);
        return content is null ? CasesErrors.SealUnavailable : new FileContent(content, $"{document.Title}-{document.Number}.ofd", "application/ofd");
    }

    private async Task<MatterDocument?> FindDocumentAsync(Actor actor, long matterId, long documentId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == matterId, cancellation);
        if (matter is null || !MatterAccess.MaySee(actor, matter)) return null;
        return await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId && d.MatterId == matterId, cancellation);
    }

    private async Task<string?> FindHashAsync(long documentId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.SealedDocuments.Where(s => s.DocumentId == documentId).Select(s => s.Hash).SingleOrDefaultAsync(cancellation);
    }

    private async Task<Result<string>> MakeOnceAsync(Actor actor, MatterDocument document, CancellationToken cancellation)
    {
        var gate = _gates[(ulong)document.Id % (ulong)_gates.Length];
        await gate.WaitAsync(cancellation);
        try
        {
            return await FindHashAsync(document.Id, cancellation) is { } hash ? hash : await MakeAsync(actor, document, cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Result<string>> MakeAsync(Actor actor, MatterDocument document, CancellationToken cancellation)
    {
        var layout = renderer.LayOut(document);
        var file = await seals.SealAsync(OfdWriter.ToBytes(layout), layout.SealPlaces, cancellation);
        if (!file.Ok) return file.Error;
        var received = await blobs.ReceiveAsync(new MemoryStream(file.Value), LargestFile, cancellation);
        if (!received.Ok) return received.Error;
        return await writes.RunAsync<string>(new Act(actor, "cases.seal-document", "document", $"{document.Id}"), async unit =>
        {
            await using var command = unit.Command($"insert into {_table} (document_id, hash, made_at) values (@document, @hash, @at) on conflict (document_id) do nothing");
            command.Add("@document", document.Id).Add("@hash", received.Value.Reference.Hash).Add("@at", store.Instant(unit.Now));
            unit.Facts["hash"] = received.Value.Reference.Hash;
            if (await command.ExecuteNonQueryAsync(cancellation) == 1)
            {
                blobs.Keep(unit, received.Value);
                return received.Value.Reference.Hash;
            }

            // another server of the same database was first: its file is the one
            return await unit.Db<CasesDb>().SealedDocuments.Where(s => s.DocumentId == document.Id).Select(s => s.Hash).SingleAsync(cancellation);
        }, cancellation);
    }
}
