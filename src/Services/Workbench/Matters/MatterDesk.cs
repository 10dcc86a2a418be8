using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Services.Workbench.Matters;

/// <summary>Puts the matter page together from the contracts of cases and items.</summary>
internal sealed class MatterDesk(ICases cases, IItems items, FormReading forms, TimeProvider clock)
{
    public async Task<MatterSheet?> OpenAsync(Actor actor, long id, string? back, CancellationToken cancellation, string? file = null)
    {
        if (await cases.FindAsync(actor, id, cancellation) is not { } matter) return null;
        var shown = matter.Attachments.FirstOrDefault(a => $"{a.Id}" == file) ?? (matter.Attachments.Count > 0 ? matter.Attachments[0] : null);
        var implementation = items.Implement(matter.ItemVersionId, matter.BodyId)!;
        return new MatterSheet
        {
            Matter = matter, Implementation = implementation, Now = clock.GetUtcNow(), Back = MatterAddress.Local(back, "/work"),
            Form = forms.Read(implementation.Item, matter.Answers, matter.Values),
            Before = matter.FormerValues is { } former ? forms.Read(implementation.Item, matter.Answers, former) : null,
            Help = forms.HelpOf(matter), Materials = items.MaterialsFor(implementation.Elements, matter.Answers),
            Candidates = await CandidatesAsync(actor, matter, cancellation), Shown = shown, ShownIsDamaged = shown is not null && await IsDamagedAsync(actor, matter, shown, cancellation),
        };
    }

    private async Task<bool> IsDamagedAsync(Actor actor, MatterView matter, AttachmentView file, CancellationToken cancellation)
    {
        if (file.ContentType != "application/pdf" || await cases.OpenAttachmentAsync(actor, matter.Row.Id, file.Id, cancellation) is not { } opened) return false;
        await using var content = opened.Content;
        return opened.IsDamaged;
    }

    private async Task<Dictionary<long, IReadOnlyList<Colleague>>> CandidatesAsync(Actor actor, MatterView matter, CancellationToken cancellation)
    {
        var candidates = new Dictionary<long, IReadOnlyList<Colleague>>();
        foreach (var work in matter.Work)
            if (await cases.CandidatesAsync(actor, work.Id, cancellation) is { Count: > 0 } found) candidates[work.Id] = found;
        return candidates;
    }
}
