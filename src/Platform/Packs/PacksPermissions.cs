using Heluo.Kernel.Access;

namespace Heluo.Platform.Packs;

internal static class PacksPermissions
{
    public static readonly Permission Install = new("packs.install", "安装事项包");
}
