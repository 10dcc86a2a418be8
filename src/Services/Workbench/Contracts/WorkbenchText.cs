using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;

namespace Heluo.Services.Workbench.Contracts;

/// <summary>Words that several pages of the desk and the window use.</summary>
public static class WorkbenchText
{
    public static (string Text, Tone Tone) Of(MatterStatus status) => status switch
    {
        MatterStatus.Draft => ("草稿", Tone.Neutral),
        MatterStatus.Submitted => ("待受理", Tone.Info),
        MatterStatus.AwaitingCorrection => ("待补正", Tone.Warn),
        MatterStatus.NotAccepted => ("不予受理", Tone.Bad),
        MatterStatus.Accepted => ("办理中", Tone.Info),
        MatterStatus.Suspended => ("特别程序中", Tone.Warn),
        MatterStatus.Approved => ("准予，待送达", Tone.Good),
        MatterStatus.Rejected => ("不予，待送达", Tone.Bad),
        MatterStatus.Delivered => ("已办结", Tone.Good),
        MatterStatus.Withdrawn => ("已撤回", Tone.Neutral),
        _ => ("视为撤回", Tone.Neutral),
    };

    /// <summary>The status in plain text, for exports.</summary>
    public static string Plain(MatterStatus status) => Of(status).Text;

    /// <summary>Pictures that browsers show; a TIFF is none.</summary>
    public static bool IsPicture(string contentType) => contentType is "image/jpeg" or "image/png" or "image/gif" or "image/bmp";

    /// <summary>The kind of a file in words.</summary>
    public static string KindOf(string contentType) => contentType switch
    {
        "application/pdf" => "PDF 文件",
        "application/ofd" => "OFD 版式文件",
        "image/tiff" => "TIFF 图片",
        "application/msword" or "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "Word 文档",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "Excel 表格",
        "application/zip" => "压缩包",
        _ when contentType.StartsWith("image/", StringComparison.Ordinal) => "图片",
        _ => "文件",
    };

    /// <summary>The button of an act: a verb that says what happens.</summary>
    public static string Button(MatterAct act) => act switch
    {
        MatterAct.Accept => "受理",
        MatterAct.RefuseAcceptance => "不予受理",
        MatterAct.RequestCorrection => "一次告知补正",
        MatterAct.Pass => "审查通过",
        MatterAct.Return => "退回上一环节",
        MatterAct.Suspend => "启动特别程序",
        MatterAct.Resume => "恢复办理",
        MatterAct.RequestExtension => "申请延期",
        MatterAct.Extend => "批准延期",
        MatterAct.DeclineExtension => "不同意延期",
        MatterAct.Approve => "准予",
        MatterAct.Reject => "不予",
        MatterAct.Deliver => "送达",
        _ => act.ToString(),
    };

    /// <summary>What is said after an act was done.</summary>
    public static string DoneText(MatterAct act) => act switch
    {
        MatterAct.Accept => "已受理，受理通知书已发给申请人",
        MatterAct.RefuseAcceptance => "已作出不予受理决定",
        MatterAct.RequestCorrection => "补正告知书已发给申请人",
        MatterAct.Pass => "已提交下一环节",
        MatterAct.Return => "已退回上一环节",
        MatterAct.Suspend => "已启动特别程序，办理期限暂停计算",
        MatterAct.Resume => "已恢复办理",
        MatterAct.RequestExtension => "已提请负责人批准延期",
        MatterAct.Extend => "已批准延期，并告知申请人",
        MatterAct.DeclineExtension => "已答复不同意延期",
        MatterAct.Approve => "已作出准予决定",
        MatterAct.Reject => "已作出不予决定",
        MatterAct.Deliver => "已送达，办件办结",
        _ => "已办理",
    };

    /// <summary>The month and day, with the year only when it is another one: <c>11月24日 08:05</c>.</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now)
    {
        var (local, today) = (at.InChina(), now.InChina());
        var day = local.Year == today.Year ? $"{local.Month}月{local.Day}日" : $"{local.Year}年{local.Month}月{local.Day}日";
        return $"{day} {local:HH:mm}";
    }

    public static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    /// <summary><c>1.2 MB</c>.</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1048576.0:0.#} MB" : $"{Math.Max(1, bytes / 1024)} KB";

    /// <summary>A long number in groups of four, so that it can be read out.</summary>
    public static string Capped(int count) => count >= InboxTotals.Most ? "999+" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
