using Heluo.Engines.Forms;
using Heluo.Engines.Process;
using Heluo.Platform.Directory.Contracts;

namespace Heluo.Platform.Items.Contracts;

/// <summary>A published version of an item of the province's catalogue.</summary>
/// <param name="VersionId">Id of the version; running matters keep it.</param>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="EffectiveFrom">First day it is in force.</param>
/// <param name="Elements">Elements as the province set them.</param>
public sealed record Item(long VersionId, int Number, DateOnly EffectiveFrom, ItemElements Elements)
{
    /// <summary>Key of the item.</summary>
    public string Key => Elements.Key;
}

/// <summary>An item as one body implements it (实施清单): local elements applied.</summary>
/// <param name="Item">The item.</param>
/// <param name="Body">The body that handles it.</param>
/// <param name="Code">实施编码, 31 characters: credit code, level, basic code.</param>
/// <param name="Elements">Elements after the local ones.</param>
public sealed record Implementation(Item Item, Body Body, string Code, ItemElements Elements);

/// <summary>An item is suspended (暂停): its guide stays, running matters go on.</summary>
/// <param name="From">First day.</param>
/// <param name="Reason">Why, as shown to people.</param>
public sealed record ItemPause(DateOnly From, string Reason);

/// <summary>The catalogue of service items. Reads are served from memory.</summary>
public interface IItems
{
    /// <summary>Every item in force today.</summary>
    IReadOnlyList<Item> All { get; }

    /// <summary>The item in force today; null when unknown or withdrawn.</summary>
    Item? Find(string key);

    /// <summary>Since when and why nobody can apply for the item; null when one can.</summary>
    ItemPause? PauseOf(string key);

    /// <summary>Any version, withdrawn ones too; null when unknown.</summary>
    Item? FindVersion(long versionId);

    /// <summary>The item as handled for somebody in a division (2 to 12 digits): the nearest body at an exercising level. Null when nobody handles it there.</summary>
    Implementation? Implement(string key, string division);

    /// <summary>A version as a body implements it; used by running matters.</summary>
    Implementation? Implement(long versionId, long bodyId);

    /// <summary>The form of a version; null when the item has none.</summary>
    FormDefinition? FormOf(Item item);

    /// <summary>The process of a version.</summary>
    ProcessDefinition ProcessOf(Item item);

    /// <summary>The process with this fingerprint, which running matters keep; null when unknown.</summary>
    ProcessDefinition? FindProcess(string fingerprint);

    /// <summary>The materials that these situation answers call for, in the order of the guide.</summary>
    IReadOnlyList<Material> MaterialsFor(ItemElements elements, IReadOnlyDictionary<string, string> answers);

    /// <summary>The questions to ask next to these answers, those answered included.</summary>
    IReadOnlyList<Situation> SituationsFor(ItemElements elements, IReadOnlyDictionary<string, string> answers);

    /// <summary>Changes whenever the catalogue does; caches compare it.</summary>
    long Revision { get; }
}
