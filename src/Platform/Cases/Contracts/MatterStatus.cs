namespace Heluo.Platform.Cases.Contracts;

/// <summary>Where a matter stands in law (standards A3.2).</summary>
public enum MatterStatus
{
    /// <summary>草稿: the applicant is filling it in.</summary>
    Draft,

    /// <summary>已收件: submitted, not yet accepted or refused.</summary>
    Submitted,

    /// <summary>待补正: the applicant was told, once and completely, what is missing.</summary>
    AwaitingCorrection,

    /// <summary>不予受理: refused at the door; an end.</summary>
    NotAccepted,

    /// <summary>办理中: accepted, under review.</summary>
    Accepted,

    /// <summary>特别程序中: the clock stands still.</summary>
    Suspended,

    /// <summary>已作出准予决定，待送达.</summary>
    Approved,

    /// <summary>已作出不予决定，待送达.</summary>
    Rejected,

    /// <summary>已办结: the result is delivered; an end.</summary>
    Delivered,

    /// <summary>已撤回 by the applicant; an end.</summary>
    Withdrawn,

    /// <summary>逾期未补正，视为撤回; an end.</summary>
    Lapsed,
}

/// <summary>A typed act on a matter; its law is data (<c>law/matter-acts.yaml</c> of the pack).</summary>
public enum MatterAct
{
    /// <summary>提交.</summary>
    Submit,

    /// <summary>受理.</summary>
    Accept,

    /// <summary>视为受理: nobody answered in time.</summary>
    DeemAccepted,

    /// <summary>不予受理.</summary>
    RefuseAcceptance,

    /// <summary>一次性告知补正.</summary>
    RequestCorrection,

    /// <summary>提交补正材料.</summary>
    Supplement,

    /// <summary>逾期未补正，视为撤回.</summary>
    Lapse,

    /// <summary>审查通过，提交下一环节.</summary>
    Pass,

    /// <summary>退回上一环节.</summary>
    Return,

    /// <summary>启动特别程序.</summary>
    Suspend,

    /// <summary>特别程序结束，恢复计时.</summary>
    Resume,

    /// <summary>申请延长期限: the handler asks the head of the body.</summary>
    RequestExtension,

    /// <summary>批准延长期限, by the head.</summary>
    Extend,

    /// <summary>不同意延长期限, by the head.</summary>
    DeclineExtension,

    /// <summary>准予.</summary>
    Approve,

    /// <summary>不予.</summary>
    Reject,

    /// <summary>送达.</summary>
    Deliver,

    /// <summary>撤回.</summary>
    Withdraw,
}

/// <summary>How an application came in.</summary>
public enum MatterChannel
{
    /// <summary>网上.</summary>
    Online,

    /// <summary>窗口.</summary>
    Window,
}
