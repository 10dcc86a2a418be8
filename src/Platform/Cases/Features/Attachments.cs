using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Blobs;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Items.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Features;

/// <summary>Takes files in and gives them back: size, content type and scan are checked before anything is stored.</summary>
internal sealed class Attachments(Writes writes, ModuleDbFactory<CasesDb> databases, BlobStore blobs, IFileScanner scanner, IItems items)
{
    private const int MostPerMaterial = 20;

    /// <summary>Before the identifier of a field of the form, in place of a material's.</summary>
    private const string FormFile = "form.";

    public async Task<Result<long>> AttachAsync(Actor actor, long matterId, HandedFile file, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var (matter, content) = (await CasesDb.FindMatter(db, matterId), await CasesDb.FindContent(db, matterId));
        if (MatterAccess.RefuseMaterial(actor, matter, content, file.MaterialId) is { } refusal) return refusal;
        var received = await ReceiveAsync(matter!, content!, file, cancellation);
        return received.Ok ? await KeepAsync(actor, matterId, received.Value, cancellation) : received.Error;
    }

    /// <summary>Takes the content of a file in and judges it; nothing of the matter refers to it yet.</summary>
    public async Task<Result<ReceivedFile>> ReceiveAsync(Matter matter, MatterContent content, HandedFile file, CancellationToken cancellation)
    {
        var material = FindMaterial(matter, content, file.MaterialId);
        if (!material.Ok) return material.Error;
        var received = await blobs.ReceiveAsync(file.Content, material.Value.MaxMegabytes * 1024L * 1024, cancellation);
        if (!received.Ok) return received.Error;
        var kind = FileKinds.Tell(received.Value.Head.Span);
        if (kind is null || !FileKinds.Fits(kind.Value.Extension, material.Value.Formats))
            return CasesErrors.FileType.With(Clean(file.Name), string.Join('、', material.Value.Formats.Select(f => f.ToUpperInvariant())));
        return await ScanAsync(received.Value, cancellation) is { } refusal ? refusal : new ReceivedFile(file.MaterialId, Clean(file.Name), kind.Value.ContentType, received.Value);
    }

    /// <summary>Adds a received file to its matter in an act of its own.</summary>
    public Task<Result<long>> KeepAsync(Actor actor, long matterId, ReceivedFile received, CancellationToken cancellation) =>
        writes.RunAsync<long>(new Act(actor, "cases.attach", "matter", $"{matterId}"), async unit =>
        {
            var opened = await MatterFile.LoadAsync(unit, matterId, withAttachments: true);
            return MatterAccess.RefuseMaterial(actor, opened?.Matter, opened?.Content, received.MaterialId) is { } refusal ? refusal : Add(unit, opened!, received);
        }, cancellation);

    /// <summary>Adds a received file to its matter, loaded with its attachments.</summary>
    public Result<long> Add(Unit unit, MatterFile file, ReceivedFile received)
    {
        if (file.Attachments.Count(a => a.MaterialId == received.MaterialId) >= MostPerMaterial) return CasesErrors.FileTooMany.With(MostPerMaterial);
        blobs.Keep(unit, received.Blob);
        var attachment = new Attachment
        {
            Id = unit.NextId(), MatterId = file.Matter.Id, MaterialId = received.MaterialId, FileName = received.Name, ContentType = received.ContentType,
            Hash = received.Blob.Reference.Hash, Length = received.Blob.Reference.Length, AttachedAt = unit.Now,
        };
        file.Add(unit, attachment);
        unit.Facts[$"material.{received.MaterialId}.{file.Attachments.Count}"] = attachment.Hash;
        return attachment.Id;
    }

    public Task<Result<Done>> DetachAsync(Actor actor, long matterId, long attachmentId, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.detach", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenForFillingAsync(actor, matterId);
            if (!opened.Ok) return opened.Error;
            var attachments = unit.Rows<CasesDb, Attachment>();
            if (await attachments.FindAsync(attachmentId) is not { } attachment || attachment.MatterId != matterId) return CasesErrors.AttachmentUnknown;

            // what was handed in with the first submission stays on the record
            if (opened.Value.SubmittedAt >= attachment.AttachedAt) return CasesErrors.NotOpen.With("已提交的材料不能删除，请另外上传补正后的材料");
            attachments.Remove(attachment);
            return Done.Value;
        }, cancellation);

    public async Task<FileContent?> OpenAsync(Actor actor, long matterId, long attachmentId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == matterId, cancellation);
        if (matter is null || !await db.MaySeeAsync(actor, matter, cancellation)) return null;
        var attachment = await db.Attachments.SingleOrDefaultAsync(a => a.Id == attachmentId && a.MatterId == matterId, cancellation);
        var content = attachment is null ? null : await blobs.OpenAsync(attachment.Hash, cancellation);
        return content is null ? null : new FileContent(content, attachment!.FileName, attachment.ContentType);
    }

    private Result<Material> FindMaterial(Matter matter, MatterContent content, string materialId)
    {
        if (materialId.StartsWith(FormFile, StringComparison.Ordinal)) return FileOfForm(matter, materialId[FormFile.Length..]);
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(content.Answers, JsonSerializerOptions.Web) ?? [];
        var elements = items.Implement(matter.ItemVersionId, matter.BodyId)!.Elements;
        var material = items.MaterialsFor(elements, answers).FirstOrDefault(m => m.Id == materialId);
        if (material is null) return CasesErrors.MaterialUnknown;
        return material.SharedFrom.Length > 0 ? CasesErrors.MaterialShared.With(material.Name) : material;
    }

    /// <summary>A file that answers a question of the form.</summary>
    private Result<Material> FileOfForm(Matter matter, string field)
    {
        var form = items.FormOf(items.FindVersion(matter.ItemVersionId)!);
        var found = form?.Schema.Groups.SelectMany(g => g.Fields).FirstOrDefault(f => f.Id == field && f.Kind == Engines.Forms.FieldKind.File);
        return found is null ? CasesErrors.MaterialUnknown : new Material { Id = FormFile + found.Id, Name = found.Label };
    }

    private async Task<Error?> ScanAsync(IncomingBlob blob, CancellationToken cancellation)
    {
        await using var content = blob.Bytes is null ? await blobs.OpenIncomingAsync(blob) : new MemoryStream(blob.Bytes, writable: false);
        return await scanner.ScanAsync(content, cancellation) switch
        {
            ScanResult.Clean => null,
            ScanResult.Infected => CasesErrors.FileInfected,
            _ => CasesErrors.ScannerDown,
        };
    }

    /// <summary>The last part of the name, without what file systems and headers choke on.</summary>
    private static string Clean(string fileName)
    {
        var name = fileName.Replace('\\', '/').Split('/')[^1];
        name = string.Concat(name.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or '*' or '?' or ':'))).Trim(' ', '.');
        return name.Length == 0 ? "材料" : name.Length > 120 ? name[^120..] : name;
    }
}

/// <summary>A file that was taken in, told by its content and scanned.</summary>
internal sealed record ReceivedFile(string MaterialId, string Name, string ContentType, IncomingBlob Blob);
