using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Opens documents, and tells anybody with a code whether a document is real.</summary>
internal sealed class Documents(ModuleDbFactory<CasesDb> databases, NoticeRenderer renderer)
{
    public async Task<FileContent?> OpenAsync(Actor actor, long matterId, long documentId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == matterId, cancellation);
        if (matter is null || !await db.MaySeeAsync(actor, matter, cancellation)) return null;
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId && d.MatterId == matterId, cancellation);
        return document is null ? null : new FileContent(new MemoryStream(renderer.ToPdf(document)), $"{document.Title}-{document.Number}.pdf", "application/pdf");
    }

    public async Task<VerifiedDocument?> VerifyAsync(string code, CancellationToken cancellation)
    {
        var clean = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (clean.Length != 16) return null;
        await using var db = databases.OpenForReading();
        var document = await db.Documents.SingleOrDefaultAsync(d => d.VerifyCode == clean, cancellation);
        if (document is null) return null;
        var matter = await db.Matters.SingleAsync(m => m.Id == document.MatterId, cancellation);
        var made = await db.SealedDocuments.SingleOrDefaultAsync(s => s.DocumentId == document.Id, cancellation);
        var holder = Words.MaskName(matter.ApplicantName, Words.IsOrganisation(matter.ApplicantNumber));
        return new VerifiedDocument(document.Title, document.Number, matter.BodyName, matter.ItemName, holder, document.IssuedAt, renderer.DigestOf(document))
        {
            SealedDigest = made?.Hash, SealedAt = made?.MadeAt,
        };
    }
}
