using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Cases.Features;

/// <summary>
/// Submits a draft, or the correction asked for, with files that come along. Form and materials are judged before the lane; the lane checks that nothing changed since. When the submission is
/// refused, the files stay with the draft.
/// </summary>
internal sealed class SubmitMatter(Writes writes, ModuleDbFactory<CasesDb> databases, IItems items, MatterMover mover, FormJudge forms, Attachments attachments)
{
    public async Task<Result<Receipt>> SubmitAsync(Actor actor, long matterId, IReadOnlyList<HandedFile> files, CancellationToken cancellation)
    {
        var moved = await RunAsync(actor, matterId, MatterAct.Submit, files, cancellation);
        return moved.Map(m => new Receipt(matterId, m.IntakeNumber, m.DueOn, m.Outcome.DocumentId));
    }

    public async Task<Result<ActOutcome>> SupplementAsync(Actor actor, long matterId, CancellationToken cancellation) =>
        (await RunAsync(actor, matterId, MatterAct.Supplement, [], cancellation)).Map(m => m.Outcome);

    private async Task<Result<Submitted>> RunAsync(Actor actor, long matterId, MatterAct act, IReadOnlyList<HandedFile> files, CancellationToken cancellation)
    {
        List<ReceivedFile> received = [];
        var judged = await JudgeAsync(actor, matterId, files, received, cancellation);
        var submitted = judged.Ok ? await MoveAsync(actor, matterId, act, judged.Value, received, cancellation) : judged.Error;
        if (submitted.Ok) return submitted;
        foreach (var file in received) await attachments.KeepAsync(actor, matterId, file, cancellation);
        return submitted;
    }

    private Task<Result<Submitted>> MoveAsync(Actor actor, long matterId, MatterAct act, Judged judged, IReadOnlyList<ReceivedFile> received, CancellationToken cancellation) =>
        writes.RunAsync<Submitted>(new Act(actor, act == MatterAct.Submit ? "cases.submit" : "cases.supplement", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenFileAsync(actor, matterId, withAttachments: true);
            if (!opened.Ok) return opened.Error;
            var (matter, content) = (opened.Value.Matter, opened.Value.Content);
            if (!MatterAccess.MayFill(actor, matter)) return CasesErrors.NotYours;
            if (content.Version != judged.Version) return CasesErrors.VersionDiffers;
            foreach (var file in received)
                if (attachments.Add(unit, opened.Value, file) is { Ok: false } refused) return refused.Error;
            content.FormValues = judged.Values;
            var moved = await mover.MoveAsync(unit, opened.Value, act, new Move { Tolerated = judged.Tolerated });
            return moved.Map(outcome => new Submitted(outcome, matter.IntakeNumber, matter.DueOn ?? default));
        }, cancellation);

    /// <summary>The normalised values when form and materials are complete; <paramref name="received"/> gets the files that were accepted.</summary>
    private async Task<Result<Judged>> JudgeAsync(Actor actor, long matterId, IReadOnlyList<HandedFile> files, List<ReceivedFile> received, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var opened = await db.OpenForFillingAsync(actor, matterId);
        if (!opened.Ok) return opened.Error;
        var content = (await CasesDb.FindContent(db, matterId))!;
        foreach (var file in files)
        {
            var taken = await attachments.ReceiveAsync(opened.Value, content, file, cancellation);
            if (!taken.Ok) return taken.Error;
            received.Add(taken.Value);
        }

        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(content.Answers, JsonSerializerOptions.Web) ?? [];
        var item = items.FindVersion(opened.Value.ItemVersionId)!;
        var form = forms.Judge(item, content.FormValues, answers);
        if (!form.Ok) return form.Error;
        var elements = items.Implement(opened.Value.ItemVersionId, opened.Value.BodyId)!.Elements;
        List<string> given = [.. received.Select(f => f.MaterialId)];
        await foreach (var material in CasesDb.GivenMaterials(db, matterId).WithCancellation(cancellation)) given.Add(material);
        var wanted = items.MaterialsFor(elements, answers).Where(m => !given.Contains(m.Id)).ToList();
        var missing = wanted.Where(IsDemanded).ToList();
        if (missing.Count > 0)
        {
            return CasesErrors.MaterialMissing.With(string.Join('、', missing.Select(m => m.Name))) with
            {
                Fields = missing.ToDictionary(m => "material." + m.Id, m => $"请上传“{m.Name}”"),
            };
        }

        return new Judged(form.Value, content.Version, [.. wanted.Where(m => m is { Necessity: "容缺后补", SharedFrom.Length: 0 }).Select(m => m.Id)]);
    }

    /// <summary>Necessary, and not held by a register already (国务院令第716号 第七条). Paper that is handed in at the window is not uploaded.</summary>
    private static bool IsDemanded(Material material) => material is { Necessity: "必要", SharedFrom.Length: 0 } && material.Medium != "纸质";

    private sealed record Judged(string Values, long Version, IReadOnlyList<string> Tolerated);

    private sealed record Submitted(ActOutcome Outcome, string IntakeNumber, DateOnly DueOn);
}
