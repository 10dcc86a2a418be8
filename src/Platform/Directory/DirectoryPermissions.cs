using Heluo.Kernel.Access;

namespace Heluo.Platform.Directory;

internal static class DirectoryPermissions
{
    public static readonly Permission View = new("directory.view", "查看区划、机构和人员");

    /// <summary>系统管理员: structure and people.</summary>
    public static readonly Permission Manage = new("directory.manage", "管理区划、机构和人员");

    /// <summary>安全管理员: duties of posts and who holds them.</summary>
    public static readonly Permission Grant = new("directory.grant", "设置岗位职责和任免");
}
