using Heluo.Kernel.Results;

namespace Heluo.Services.Ratings;

internal static class RatingsErrors
{
    public static readonly Error MatterUnknown = new("ratings.matter-unknown", 404, "没有找到这个办件，请核对编号");
    public static readonly Error NotEnded = new("ratings.not-ended", 409, "办件还没有办结，办结后再来评价");
    public static readonly Error NotServedYet = new("ratings.not-served-yet", 409, "这个环节还没有办，办过以后再来评价");
    public static readonly Error TooLate = new("ratings.too-late", 409, "办过已经超过 {0} 天，不能再评价了");
    public static readonly Error RatedAlready = new("ratings.rated-already", 409, "这个办件已经评价过，可以追加一次评价");
    public static readonly Error NotRatedYet = new("ratings.not-rated-yet", 409, "请先评价，再追加");
    public static readonly Error FollowedAlready = new("ratings.followed-already", 409, "已经追加过一次评价，不能再追加");
    public static readonly Error FollowTooLate = new("ratings.follow-too-late", 409, "首次评价已经超过 {0} 天，不能再追加了");
    public static readonly Error StarsNeeded = new("ratings.stars-needed", 422, "请选择一到五星") { Fields = Field("stars", "请选择一到五星") };
    public static readonly Error TextTooLong = new("ratings.text-too-long", 422, "评价最多写 500 字，请删短一些") { Fields = Field("text", "评价最多写 500 字，请删短一些") };
    public static readonly Error ReviewUnknown = new("ratings.review-unknown", 404, "没有找到这张差评工单");
    public static readonly Error ReviewNotNow = new("ratings.review-not-now", 409, "工单现在是“{0}”，不能作“{1}”");
    public static readonly Error WordsNeeded = new("ratings.words-needed", 422, "请写清楚{0}");
    public static readonly Error WordsTooLong = new("ratings.words-too-long", 422, "{0}不能超过 1000 字");
    public static readonly Error ChoiceNeeded = new("ratings.choice-needed", 422, "请选择{0}");
    public static readonly Error AnonymousRater = new("ratings.anonymous-rater", 422, "评价人匿名，只能通过平台消息联系") { Fields = Field("way", "评价人匿名，只能通过平台消息联系") };
    public static readonly Error AppealOnce = new("ratings.appeal-once", 409, "这张工单已经申诉过，不能再次申诉");
    public static readonly Error ScreenedAlready = new("ratings.screened-already", 409, "这条评价已经审核过");

    private static Dictionary<string, string> Field(string name, string message) => new() { [name] = message };
}
