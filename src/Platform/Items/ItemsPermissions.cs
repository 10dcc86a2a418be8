using Heluo.Kernel.Access;

namespace Heluo.Platform.Items;

internal static class ItemsPermissions
{
    public static readonly Permission View = new("items.view", "查看事项管理");
    public static readonly Permission Edit = new("items.edit", "编制事项");
    public static readonly Permission Publish = new("items.publish", "审核发布事项");
}
