using Heluo.Kernel.Access;

namespace Heluo.Platform.Identity;

internal static class IdentityPermissions
{
    /// <summary>安全管理员: accounts of officials.</summary>
    public static readonly Permission Manage = new("identity.manage", "管理工作人员的登录账号");
}
