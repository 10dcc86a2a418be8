using Heluo.Kernel.Access;
using Heluo.Platform.Directory.Seeding;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Directory.Domain;

/// <summary>Checks that the duties of a pack name permissions that their module has. Those of modules that are not installed, or check none, are left alone: a pack serves several installations.</summary>
internal sealed class PermissionsPackCheck(IEnumerable<Permission> permissions) : IPackCheck
{
    private readonly HashSet<string> _known = [.. permissions.Select(p => p.Code)];
    private readonly HashSet<string> _modules = [.. permissions.Select(p => ModuleOf(p.Code))];

    public IEnumerable<PackFinding> Check(PackFolder pack)
    {
        var file = PackText.Read<DutiesFile>(pack, "duties.yaml");
        return (file.Content?.Duties ?? []).SelectMany((duty, i) => duty.Permissions.Select((code, p) => (code, p)).Where(x => !_known.Contains(x.code) && _modules.Contains(ModuleOf(x.code)))
            .Select(x => file.Fault($"duties[{i}].permissions[{x.p}]", $"职责“{duty.Name}”的权限 {x.code} 不存在，请核对拼写")));
    }

    private static string ModuleOf(string code) => code.Split('.')[0];
}
