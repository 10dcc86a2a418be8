using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Messages.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Tells the applicant what happened and what to do next, in plain words.</summary>
internal sealed class ApplicantNotices(IMessages messages, ActLaw law)
{
    public void Tell(Unit unit, Matter matter, ActRule rule, Move move, Implementation implementation)
    {
        if (Text(matter, rule, move, implementation) is not { } text) return;
        messages.Send(unit, new Notice { HolderId = matter.HolderId, Title = $"{matter.ItemName}：{Title(rule)}", Text = text, Link = $"/my/matters/{matter.Id}", Outside = true });
    }

    private static string Title(ActRule rule) => rule.Act switch
    {
        MatterAct.Submit => "已收到您的申请",
        MatterAct.RequestCorrection => "请补正材料",
        MatterAct.Approve => "已批准",
        MatterAct.Reject => "未予批准",
        MatterAct.Deliver => "已办结",
        MatterAct.Suspend => "进入特别程序",
        MatterAct.Extend => "办理期限延长",
        MatterAct.Lapse => "逾期未补正，视为撤回",
        _ => rule.Name,
    };

    private string? Text(Matter matter, ActRule rule, Move move, Implementation implementation) => rule.Act switch
    {
        MatterAct.Submit => $"收件编号 {matter.IntakeNumber}。最迟 {Day(matter.DueOn)} 答复您是否受理，逾期不答复视为受理。",
        MatterAct.Accept => $"您的申请已受理，最迟 {Day(matter.DueOn)} 办结。",
        MatterAct.DeemAccepted => $"受理机关没有按时答复，依法视为受理，最迟 {Day(matter.DueOn)} 办结。",
        MatterAct.RefuseAcceptance => $"您的申请不予受理。理由：{move.Reason}",
        MatterAct.RequestCorrection => $"共有 {move.Points.Count} 处需要补正，请在 {Day(matter.DueOn)} 前提交。",
        MatterAct.Lapse => $"您没有在规定的 {law.Terms["correction"].Days} 个工作日内补正，申请视为撤回，可以重新申请。",
        MatterAct.Supplement => $"已收到您补正的材料，最迟 {Day(matter.DueOn)} 答复您是否受理。",
        MatterAct.Suspend => $"您的申请进入特别程序，办理期限暂停计算。原因：{move.Reason}",
        MatterAct.Resume => $"特别程序已结束，恢复办理，最迟 {Day(matter.DueOn)} 办结。",
        MatterAct.Extend => $"经批准延长办理期限，最迟 {Day(matter.DueOn)} 办结。理由：{move.Reason}",
        MatterAct.Approve => $"{implementation.Body.Name}已作出准予决定，正在制证送达。",
        MatterAct.Reject => $"{implementation.Body.Name}已作出不予决定。理由：{move.Reason}",
        MatterAct.Deliver => "结果已送达，请查看和下载，并为本次服务评价。",
        MatterAct.Withdraw => "您已撤回申请，需要时可以重新申请。",
        _ => null,
    };

    private static string Day(DateOnly? day) => day?.ToChineseText() ?? "";
}
