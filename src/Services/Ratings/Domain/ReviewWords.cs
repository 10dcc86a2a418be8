using Heluo.Engines.Calendar;
using Heluo.Web;
using LampState = Heluo.Web.Components.LampState;

namespace Heluo.Services.Ratings.Domain;

/// <summary>States and clocks in words.</summary>
internal static class ReviewWords
{
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

    public static LampState LampOf(Lamp lamp) => lamp switch
    {
        Lamp.Overdue => LampState.Late,
        Lamp.Red or Lamp.Amber => LampState.Soon,
        _ => LampState.Calm,
    };
}
