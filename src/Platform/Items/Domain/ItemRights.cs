using Heluo.Kernel.Access;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>Who may touch which item: the province's body of its kind, or whoever reaches the whole province.</summary>
internal sealed class ItemRights(IDirectory directory)
{
    public const string Province = "41";

    public bool May(Actor actor, Permission permission, string bodyKind) =>
        actor.Can(permission.Code, directory.FindBody(bodyKind, Province, DivisionLevel.Province)?.Id ?? 0, Province);

    public static bool May(Actor actor, Permission permission, Body body) => actor.Can(permission.Code, body.Id, body.Division);
}
