using Heluo.Engines.Calendar;
using Heluo.Kernel.Time;
using Heluo.Web;
using LampState = Heluo.Web.Components.LampState;

namespace Heluo.Services.Ratings.Domain;

/// <summary>States and clocks in words.</summary>
internal static class ReviewWords
{
    /// <summary>Said to who opens a work order that is not there or not theirs.</summary>
    public const string NotYours = "没有这个差评工单，或者它不归您的单位处理。请从左边的栏目回到列表里找";

    public static string Of(ReviewState state) => state switch
    {
        ReviewState.AwaitingContact => "待联系",
        ReviewState.Rectifying => "核实整改中",
        ReviewState.Appealed => "申诉复核中",
        ReviewState.AwaitingCallBack => "已答复，待回访",
        ReviewState.Closed => "已办结",
        _ => "申诉成立，不计入",
    };

    public static Tone ToneOf(ReviewState state) => state switch
    {
        ReviewState.AwaitingContact => Tone.Warn,
        ReviewState.Rectifying or ReviewState.Appealed or ReviewState.AwaitingCallBack => Tone.Info,
        ReviewState.Closed => Tone.Good,
        _ => Tone.Neutral,
    };

    /// <summary>What was just done, as the page says it; null for no act of that name.</summary>
    public static string? DoneOf(string act, ReviewState now) => (act, now) switch
    {
        ("contact", _) => "已记录联系情况，开始核实整改",
        ("answer", _) => "已答复评价人",
        ("appeal", _) => "申诉已提交",
        ("ruling", ReviewState.Dismissed) => "申诉成立，评价不再计入，已告诉评价人",
        ("ruling", _) => "申诉不成立，已退回继续整改",
        ("call-back", ReviewState.Rectifying) => "已记录回访：评价人不满意，退回再次整改",
        ("call-back", _) => "已记录回访，工单办结",
        _ => null,
    };

    /// <summary>What comes next, by whom and until when.</summary>
    public static string NextOf(BadReview review) => review.State switch
    {
        ReviewState.AwaitingContact => $"接下来由{review.BodyName}联系评价人，最迟 {review.DueOn.ToChineseText()}。",
        ReviewState.Rectifying => $"接下来由{review.BodyName}整改并答复评价人，最迟 {review.DueOn.ToChineseText()}。",
        ReviewState.Appealed => $"接下来由监督单位复核，最迟 {review.DueOn.ToChineseText()}。复核期间整改期限暂停计算。",
        ReviewState.AwaitingCallBack => $"接下来由监督单位回访评价人，最迟 {review.DueOn.ToChineseText()}。不满意的会退回再次整改一次。",
        ReviewState.Closed => "处理情况评价人看得到，并且对外公开。没有要办的了。",
        _ => "工单已经结束，没有要办的了。",
    };

    /// <summary>What the rater may expect next, from whom and until when; null when nothing more comes.</summary>
    public static (string Title, string Text)? NextForRater(BadReview review) => review.State switch
    {
        ReviewState.AwaitingContact => ("等办理单位联系您", $"{review.BodyName}最迟 {review.DueOn.ToChineseText()} 联系您，了解情况。"),
        ReviewState.Rectifying => ("正在核实整改", $"{review.BodyName}最迟 {review.DueOn.ToChineseText()} 整改并答复您。"),
        ReviewState.Appealed => ("正在复核", $"{review.BodyName}提出了申诉，监督单位最迟 {review.DueOn.ToChineseText()} 作出结论。"),
        ReviewState.AwaitingCallBack => ("等监督单位回访您", $"最迟 {review.DueOn.ToChineseText()} 回访。不满意的，请直接说，可以再整改一次。"),
        _ => null,
    };

    /// <summary>A step as the rater reads it.</summary>
    public static string ToRater(string words) => words.Replace("收到差评", "收到您的评价", StringComparison.Ordinal).Replace("评价人", "您", StringComparison.Ordinal);

    public static LampState LampOf(Lamp lamp) => lamp switch
    {
        Lamp.Overdue => LampState.Late,
        Lamp.Red or Lamp.Amber => LampState.Soon,
        _ => LampState.Calm,
    };
}
