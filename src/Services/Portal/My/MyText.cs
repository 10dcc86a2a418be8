using System.Globalization;
using Heluo.Engines.Calendar;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Lamp = Heluo.Engines.Calendar.Lamp;

namespace Heluo.Services.Portal.My;

/// <summary>States, days and lamps of a matter as the applicant reads them.</summary>
internal static class MyText
{
    public static Tone ToneOf(MatterStatus status) => status switch
    {
        MatterStatus.AwaitingCorrection => Tone.Warn,
        MatterStatus.NotAccepted or MatterStatus.Rejected => Tone.Bad,
        MatterStatus.Approved or MatterStatus.Delivered => Tone.Good,
        MatterStatus.Draft or MatterStatus.Withdrawn or MatterStatus.Lapsed => Tone.Neutral,
        _ => Tone.Info,
    };

    public static string StateOf(MatterStatus status) => status switch
    {
        MatterStatus.Draft => "没填完",
        MatterStatus.Submitted => "等待受理",
        MatterStatus.AwaitingCorrection => "等您补正",
        MatterStatus.NotAccepted => "不予受理",
        MatterStatus.Accepted => "办理中",
        MatterStatus.Suspended => "暂停计时",
        MatterStatus.Approved => "已批准，待送达",
        MatterStatus.Rejected => "未批准，待送达",
        MatterStatus.Delivered => "已办结",
        MatterStatus.Withdrawn => "已撤回",
        _ => "逾期未补，视为撤回",
    };

    public static string Moment(DateTimeOffset at) => at.InChina().ToString("yyyy 年 M 月 d 日 HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy 年 M 月 d 日", CultureInfo.InvariantCulture);

    public static LampState LampOf(Lamp? lamp, bool held = false) => held ? LampState.Held : lamp switch
    {
        Lamp.Overdue => LampState.Late,
        Lamp.Red or Lamp.Amber => LampState.Soon,
        _ => LampState.Calm,
    };

    public static string Left(int days, string unit) => days switch
    {
        < 0 => $"已超 {-days} 个{unit}",
        0 => "今天到期",
        _ => $"余 {days} 个{unit}",
    };

    public static bool IsEnded(MatterStatus status) => status is MatterStatus.NotAccepted or MatterStatus.Delivered or MatterStatus.Withdrawn or MatterStatus.Lapsed;

    /// <summary>The word for a sealed file that could not be made.</summary>
    public const string NoSeal = "no-seal";

    /// <summary>What the applicant is told after an act, by the word in the address.</summary>
    public static string? Said(string word) => word switch
    {
        "urged" => "已催办，我们会提醒经办人。每天可以催一次。",
        "withdrawn" => "申请已撤回。需要时可以重新申请。",
        "supplemented" => "补正材料已提交，受理机关会尽快答复您。",
        "discarded" => "草稿已删除。",
        "rated" => "谢谢您的评价。",
        NoSeal => "电子印章服务暂时不能用。请先下载 PDF，过一会儿再下载 OFD。",
        _ => null,
    };
}
