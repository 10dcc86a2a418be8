using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Domain;

namespace Heluo.Platform.Directory;

/// <summary>Words used on several pages of the directory.</summary>
internal static class DirectoryText
{
    public static string Of(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => "省级",
        DivisionLevel.City => "市级",
        DivisionLevel.County => "县级",
        DivisionLevel.Township => "乡级",
        _ => "村级",
    };

    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "设立",
        ChangeKind.Renamed => "更名",
        ChangeKind.Merged => "合并",
        ChangeKind.Replaced => "撤销并由新区划承接",
        ChangeKind.Abolished => "撤销",
        ChangeKind.DutiesChanged => "调整职责",
        ChangeKind.Appointed => "任职",
        ChangeKind.AppointmentEnded => "免职",
        ChangeKind.Transferred => "调动",
        _ => "离任",
    };
}
