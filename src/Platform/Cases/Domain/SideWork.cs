using Heluo.Engines.Process;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>
/// Work beside the process: the handler asks the head of the body to extend the term (行政许可法 42), or, where several bodies handle the item together, the head of the government; it becomes a work item of the head. It lives and ends with the request,
/// never moves the process, and falls away when the decision is made.
/// </summary>
internal static class SideWork
{
    private const string Element = "extension";

    public static Result<Done> Follow(Unit unit, MatterFile file, ActRule rule, Move move, bool joint)
    {
        var pending = file.Open.FirstOrDefault(w => w.IsBeside);
        switch (rule.Act)
        {
            case MatterAct.RequestExtension when pending is not null:
                return CasesErrors.ExtensionPending;
            case MatterAct.RequestExtension:
                file.Add(unit, Ask(unit, file.Matter, move.Reason, joint));
                break;
            case MatterAct.Extend or MatterAct.DeclineExtension:
                pending?.Close(unit.Now, rule.Name);
                foreach (var item in file.Open.Where(w => !w.IsBeside)) item.Note = rule.Act == MatterAct.Extend ? "已批准延长期限" : $"负责人不同意延长：{move.Reason}";
                break;
            case MatterAct.Approve or MatterAct.Reject:
                pending?.Close(unit.Now);
                break;
        }

        return Done.Value;
    }

    /// <summary>Claim, release, transfer of a work item that the process does not know.</summary>
    public static Result<Done> Apply(WorkItem item, ApprovalAct act)
    {
        switch (act)
        {
            case Claim claim: item.HolderId = Id(claim.By); break;
            case Release: (item.HolderId, item.HolderName) = (0, ""); break;
            case TransferTo transfer: (item.SignerId, item.SignerName, item.HolderId, item.HolderName) = (Id(transfer.To), "", 0, ""); break;
            default: return CasesErrors.OfficialUnfit;
        }

        return Done.Value;
    }

    private static WorkItem Ask(Unit unit, Matter matter, string reason, bool joint) => new()
    {
        Id = unit.NextId(), MatterId = matter.Id, Task = 0, Element = Element, Name = joint ? "批准联合办理延长期限" : "批准延长期限", BodyId = matter.BodyId, Division = matter.Division, County = matter.County,
        Permission = (joint ? CasesPermissions.ApproveJointExtension : CasesPermissions.ApproveExtension).Code, Acts = $"{MatterAct.Extend} {MatterAct.DeclineExtension}", ItemKey = matter.ItemKey, DueOn = matter.DueOn ?? DateOnly.MaxValue,
        Note = $"{unit.Actor.Name}：{reason}", OpenedAt = unit.Now, Search = matter.SearchWords,
    };

    private static long Id(string? text) => long.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
}
