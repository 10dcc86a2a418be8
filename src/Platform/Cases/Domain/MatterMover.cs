using System.Text.Json;
using Heluo.Engines.Calendar;
using Heluo.Engines.Process;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>What somebody says with an act.</summary>
internal sealed record Move
{
    public WorkItem? Task { get; init; }
    public string Reason { get; init; } = "";
    public IReadOnlyList<CorrectionPoint> Points { get; init; } = [];
    public string Procedure { get; init; } = "";

    /// <summary>How long a special procedure without a term will take, as the handler tells the applicant.</summary>
    public int? ProcedureDays { get; init; }
    public string Delivery { get; init; } = "";
    public string ResultNumber { get; init; } = "";

    /// <summary>Materials that the applicant promised to hand in later, at submission.</summary>
    public IReadOnlyList<string> Tolerated { get; init; } = [];
}

/// <summary>
/// Carries out one lawful act: status, clocks, process, document, timeline, notice and event of it, all in the act's unit. Every act of every matter passes here.
/// </summary>
internal sealed class MatterMover(ActLaw law, ActClocks clocks, IItems items, MatterProcess process, DocumentIssuer documents, ApplicantNotices notices, Serials serials)
{
    public async Task<Result<ActOutcome>> MoveAsync(Unit unit, MatterFile file, MatterAct act, Move move)
    {
        var judged = law.Judge(act, file.Matter);
        if (!judged.Ok) return judged.Error;
        var rule = judged.Value;
        if (Check(rule, move) is { } refusal) return refusal;
        var matter = file.Matter;
        var implementation = items.Implement(matter.ItemVersionId, matter.BodyId)!;
        if (rule.Points && OutsideTheGuide(file, move, implementation.Elements) is { } outside) return outside;

        var clocked = clocks.Run(unit, file, rule, move, implementation);
        if (!clocked.Ok) return clocked.Error;
        await StampAsync(unit, file, rule, move, implementation);
        var processed = Process(unit, file, rule, move);
        if (!processed.Ok) return processed.Error;
        var asked = SideWork.Follow(unit, file, rule, move, law.IsJoint(implementation.Elements));
        if (!asked.Ok) return asked.Error;
        Align(unit, file, rule);

        var document = rule.Document.Length == 0 ? null : documents.Issue(unit, file, rule, move, implementation);
        file.Note(unit, rule.Name, TextOf(move, implementation.Elements), rule.Article, rule.Internal);
        notices.Tell(unit, matter, rule, move, implementation);
        unit.Raise(new MatterMoved(matter.Id, act, matter.Status, matter.ItemKey, matter.BodyId, matter.HolderId, unit.Now));
        unit.Facts["status"] = matter.Status.ToString();
        file.Touch();
        return new ActOutcome(matter.Status, matter.Version, document?.Id ?? 0);
    }

    /// <summary>Nothing is demanded that the guide does not ask for in this situation, nor what a register holds (安阳市政务服务条例 23, 国务院令第716号 第七条).</summary>
    private Error? OutsideTheGuide(MatterFile file, Move move, ItemElements elements)
    {
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(file.Content.Answers, JsonSerializerOptions.Web) ?? [];
        var wanted = items.MaterialsFor(elements, answers).ToDictionary(m => m.Id);
        foreach (var point in move.Points.Where(p => p.MaterialId.Length > 0))
        {
            if (!wanted.TryGetValue(point.MaterialId, out var material)) return CasesErrors.MaterialOutside.With(elements.Materials.FirstOrDefault(m => m.Id == point.MaterialId)?.Name ?? point.MaterialId);
            if (material.SharedFrom.Length > 0) return CasesErrors.MaterialShared.With(material.Name);
        }

        return null;
    }

    private static Error? Check(ActRule rule, Move move)
    {
        if (move.Reason.Length > 2000 || move.Points.Any(p => p.Text.Length > 2000)) return CasesErrors.ReasonTooLong;
        if (rule.Reason && string.IsNullOrWhiteSpace(move.Reason)) return CasesErrors.ReasonNeeded with { Article = rule.Article };
        if (rule.Points && (move.Points.Count == 0 || move.Points.Any(p => string.IsNullOrWhiteSpace(p.Text)))) return CasesErrors.PointsNeeded with { Article = rule.Article };
        return null;
    }

    private async Task StampAsync(Unit unit, MatterFile file, ActRule rule, Move move, Implementation implementation)
    {
        var (matter, content) = (file.Matter, file.Content);
        matter.Status = rule.To;
        if (rule.Ends) matter.EndedAt = unit.Now;
        switch (rule.Act)
        {
            case MatterAct.Submit:
                matter.SubmittedAt = unit.Now;
                matter.IntakeNumber = await serials.NextIntakeAsync(unit, implementation.Body.Division);
                content.Tolerated = JsonSerializer.Serialize(move.Tolerated, JsonSerializerOptions.Web);
                break;
            case MatterAct.Supplement:
                content.Points = "[]";
                content.Tolerated = JsonSerializer.Serialize(move.Tolerated, JsonSerializerOptions.Web);
                break;
            case MatterAct.RequestCorrection:
                matter.CorrectedOnce = true;
                content.Points = JsonSerializer.Serialize(move.Points, JsonSerializerOptions.Web);
                (content.FormerValues, content.FormerAt) = (content.FormValues, unit.Now);
                break;
            case MatterAct.Accept or MatterAct.DeemAccepted:
                matter.AcceptedAt = rule.Backdated ? matter.SubmittedAt : unit.Now;
                matter.CaseNumber = await serials.NextCaseAsync(unit, implementation.Code);
                break;
            case MatterAct.Approve or MatterAct.Reject:
                (matter.DecidedAt, matter.ResultNumber) = (unit.Now, move.ResultNumber);
                break;
        }
    }

    private Result<Done> Process(Unit unit, MatterFile file, ActRule rule, Move move)
    {
        var variables = new Dictionary<string, object?> { ["act"] = rule.Act.ToString() };
        switch (rule.Act)
        {
            case MatterAct.Submit: return process.Start(unit, file, variables);
            case MatterAct.Supplement: return process.Apply(unit, file, new MessageReceived("supplement", null, variables), item => item.Note = "申请人已补正");
            case MatterAct.Withdraw or MatterAct.Lapse: return process.Apply(unit, file, new CancelInstance(rule.Name));
        }

        if (move.Task is not { IsBeside: false } task) return Done.Value;
        if (rule.KeepsStep) return task.HolderId != 0 || unit.Actor.HolderId == 0 ? Done.Value : process.Apply(unit, file, new Claim(task.Task, $"{unit.Actor.HolderId}"));
        var coSigners = file.Open.Where(w => w.Element == task.Element && w.Id != task.Id && w.Acts == nameof(MatterAct.Pass)).Select(w => w.SignerName).ToList();
        if (coSigners.Count > 0 && rule.Act != MatterAct.Pass) return CasesErrors.CoSignersOpen.With(string.Join('、', coSigners));

        task.Outcome = rule.Name;
        return process.Apply(unit, file, new CompleteTask(task.Task, variables), rule.Act == MatterAct.Return ? item => item.Note = $"{unit.Actor.Name}退回：{move.Reason}" : null);
    }

    /// <summary>Open work items carry the matter's due date and words to search by.</summary>
    private static void Align(Unit unit, MatterFile file, ActRule rule)
    {
        foreach (var item in file.Open.ToList())
        {
            item.DueOn = file.Matter.DueOn ?? DateOnly.MaxValue;
            item.Search = file.Matter.SearchWords;
            if (rule.Ends) item.Close(unit.Now);
        }

        if (rule.Ends) file.Matter.Stage = "";
    }

    private static string TextOf(Move move, ItemElements elements)
    {
        var procedure = elements.SpecialProcedures.FirstOrDefault(p => p.Key == move.Procedure)?.Name ?? "";
        return string.Join('\n', ((string[])[procedure, move.Reason, .. move.Points.Select(p => p.Text)]).Where(t => t.Length > 0));
    }
}
