using Heluo.Platform.Cases.Contracts;
using Heluo.Web;

namespace Heluo.Services.Portal.Home;

/// <summary>Where a matter stands, in an applicant's words.</summary>
internal static class MatterWords
{
    public static string Of(MatterStatus status) => status switch
    {
        MatterStatus.Draft => "草稿，还没提交",
        MatterStatus.Submitted => "已收件",
        MatterStatus.AwaitingCorrection => "等您补正",
        MatterStatus.NotAccepted => "不予受理",
        MatterStatus.Accepted => "办理中",
        MatterStatus.Suspended => "特别程序中",
        MatterStatus.Approved => "已批准，待送达",
        MatterStatus.Rejected => "未批准，待送达",
        MatterStatus.Delivered => "已办结",
        MatterStatus.Withdrawn => "已撤回",
        _ => "逾期未补正",
    };

    public static Tone ToneOf(MatterStatus status) => status switch
    {
        MatterStatus.AwaitingCorrection => Tone.Warn,
        MatterStatus.Submitted or MatterStatus.Accepted or MatterStatus.Suspended => Tone.Info,
        MatterStatus.Approved or MatterStatus.Delivered => Tone.Good,
        MatterStatus.NotAccepted or MatterStatus.Rejected => Tone.Bad,
        _ => Tone.Neutral,
    };
}
