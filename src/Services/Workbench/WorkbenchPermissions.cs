using Heluo.Kernel.Access;

namespace Heluo.Services.Workbench;

/// <summary>Permissions of other modules that the desk's pages ask for.</summary>
internal static class WorkbenchPermissions
{
    public static readonly Permission View = new("cases.view", "查看办件");
    public static readonly Permission Supervise = new("cases.supervise", "督办、调整经办人");
    public static readonly Permission Calendar = new("cases.calendar", "维护工作日历");
}
