using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Cases.Features;

/// <summary>Submits a draft, or the correction asked for. Form and materials are judged before the lane; the lane checks that nothing changed since.</summary>
internal sealed class SubmitMatter(Writes writes, ModuleDbFactory<CasesDb> databases, IItems items, MatterMover mover, FormJudge forms)
{
    public async Task<Result<Receipt>> SubmitAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        var moved = await RunAsync(actor, matterId, MatterAct.Submit, cancellation);
        return moved.Map(m => new Receipt(matterId, m.IntakeNumber, m.DueOn, m.Outcome.DocumentId));
    }

    public async Task<Result<ActOutcome>> SupplementAsync(Actor actor, long matterId, CancellationToken cancellation) =>
        (await RunAsync(actor, matterId, MatterAct.Supplement, cancellation)).Map(m => m.Outcome);

    private async Task<Result<Submitted>> RunAsync(Actor actor, long matterId, MatterAct act, CancellationToken cancellation)
    {
        var judged = await JudgeAsync(actor, matterId, cancellation);
        if (!judged.Ok) return judged.Error;
        return await writes.RunAsync<Submitted>(new Act(actor, act == MatterAct.Submit ? "cases.submit" : "cases.supplement", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenFileAsync(actor, matterId);
            if (!opened.Ok) return opened.Error;
            var (matter, content) = (opened.Value.Matter, opened.Value.Content);
            if (!MatterAccess.MayFill(actor, matter)) return CasesErrors.NotYours;
            if (content.Version != judged.Value.Version) return CasesErrors.VersionDiffers;
            content.FormValues = judged.Value.Values;
            var moved = await mover.MoveAsync(unit, opened.Value, act, new Move { Tolerated = judged.Value.Tolerated });
            return moved.Map(outcome => new Submitted(outcome, matter.IntakeNumber, matter.DueOn ?? default));
        }, cancellation);
    }

    /// <summary>The normalised values when form and materials are complete.</summary>
    private async Task<Result<Judged>> JudgeAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var opened = await db.OpenForFillingAsync(actor, matterId);
        if (!opened.Ok) return opened.Error;
        var content = (await CasesDb.FindContent(db, matterId))!;
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(content.Answers, JsonSerializerOptions.Web) ?? [];
        var item = items.FindVersion(opened.Value.ItemVersionId)!;
        var form = forms.Judge(item, content.FormValues, answers);
        if (!form.Ok) return form.Error;
        var elements = items.Implement(opened.Value.ItemVersionId, opened.Value.BodyId)!.Elements;
        List<string> given = [];
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
