using Heluo.Kernel.Access;

namespace Heluo.Platform.Cases;

internal static class CasesPermissions
{
    public static readonly Permission View = new("cases.view", "查看办件");
    public static readonly Permission ViewFull = new("cases.view-full", "查看完整个人信息");
    public static readonly Permission Intake = new("cases.intake", "窗口收件");
    public static readonly Permission Accept = new("cases.accept", "受理");
    public static readonly Permission Review = new("cases.review", "审查");
    public static readonly Permission Decide = new("cases.decide", "决定");
    public static readonly Permission DecideAtOnce = new("cases.decide-at-once", "即时办理");
    public static readonly Permission Deliver = new("cases.deliver", "送达");
    public static readonly Permission ApproveExtension = new("cases.approve-extension", "批准延长期限");
    public static readonly Permission ApproveJointExtension = new("cases.approve-joint-extension", "批准联合办理的延长期限");
    public static readonly Permission Supervise = new("cases.supervise", "督办、调整经办人");
    public static readonly Permission Calendar = new("cases.calendar", "维护工作日历");

    public static readonly Permission[] All = [View, ViewFull, Intake, Accept, Review, Decide, DecideAtOnce, Deliver, ApproveExtension, ApproveJointExtension, Supervise, Calendar];

    /// <summary>Permissions whose holders get work items.</summary>
    public static readonly string[] OfWork = [Accept.Code, DecideAtOnce.Code, Review.Code, Decide.Code, Deliver.Code, ApproveExtension.Code, ApproveJointExtension.Code];

    /// <summary>The permission that a duty of the process model stands for.</summary>
    public static string OfDuty(string? duty) => duty switch
    {
        "accept" => Accept.Code,
        "review" => Review.Code,
        "decide" => Decide.Code,
        "deliver" => Deliver.Code,
        "instant" => DecideAtOnce.Code,
        "head" => ApproveExtension.Code,
        _ => Supervise.Code,
    };
}
