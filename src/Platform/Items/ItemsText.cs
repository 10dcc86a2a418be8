using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Domain;

namespace Heluo.Platform.Items;

/// <summary>Words used on several pages of items.</summary>
internal static class ItemsText
{
    public static string Of(VersionState state) => state switch
    {
        VersionState.Draft => "起草中",
        VersionState.InReview => "待审核",
        VersionState.Published => "已发布",
        VersionState.Superseded => "已被替代",
        _ => "已取消",
    };

    public static string Of(StandingKind? kind) => kind switch
    {
        StandingKind.Suspended => "暂停",
        StandingKind.Withdrawn => "取消",
        StandingKind.Resumed => "恢复",
        _ => "在用",
    };

    public static string Of(RequestState state) => state switch
    {
        RequestState.Open => "待调整",
        RequestState.Done => "已调整到位",
        RequestState.Refused => "不予调整",
        _ => "已撤回",
    };

    public static string Of(RequestKind kind) => kind switch
    {
        RequestKind.Add => "新增事项",
        RequestKind.Adjust => "调整要素",
        RequestKind.Suspend => "暂停事项",
        _ => "取消事项",
    };

    public static string LevelKey(DivisionLevel level) => level.ToString().ToLowerInvariant();

    public static string Days(int days, string unit) => days == 0 ? "当场办结" : $"{days} 个{unit}";
}
