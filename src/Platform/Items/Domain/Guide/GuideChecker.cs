using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>What of the packs guides are judged by.</summary>
/// <param name="Registers">What sharing supplies.</param>
/// <param name="Law">The longest terms.</param>
internal sealed record GuideBasis(SharedRegisters Registers, ItemsLaw Law);

/// <summary>Judges the elements of a complete item by the rules of guides; used when a pack is checked and while somebody edits.</summary>
internal static class GuideChecker
{
    private static readonly Func<ItemElements, IEnumerable<GuideFinding>>[] Rules =
    [
        IdentityRules.Code, IdentityRules.Words, IdentityRules.Audience, IdentityRules.Basis, IdentityRules.Centre,
        ConditionRules.Conditions, ConditionRules.Situations, ConditionRules.Expressions,
        MaterialRules.Each, MaterialRules.CatchAll, MaterialRules.Sharing, MaterialRules.Twice,
        ClockRules.Terms, ClockRules.Steps, ClockRules.Procedures,
        ServiceRules.Fees, ServiceRules.Channels, ServiceRules.Results, ServiceRules.Sample, ServiceRules.OnSite, ServiceRules.Commitment, ServiceRules.Review, ServiceRules.Help,
    ];

    /// <summary>Rules that a pack may still break with a warning, so that packs written before these elements were asked for install; nothing is published in the platform without them.</summary>
    public static readonly string[] BeforePublication = ["sample"];

    /// <summary>Findings in the order of the rules; empty for an item that only the catalogue knows.</summary>
    /// <param name="elements">The item.</param>
    /// <param name="basis">What the packs say beside the items; null where nobody knows.</param>
    public static IReadOnlyList<GuideFinding> Check(ItemElements elements, GuideBasis? basis = null) => elements.Complete || elements.Materials.Count > 0 || elements.Form.Length > 0
        ? [.. Rules.SelectMany(rule => rule(elements)), .. basis is null ? [] : MaterialRules.Demanded(elements, basis.Registers).Concat(ClockRules.Longest(elements, basis.Law.Longest))]
        : [.. IdentityRules.Code(elements), .. IdentityRules.Audience(elements)];

    public static GuideFinding Fault(string rule, string path, string message, string source) => new(rule, FindingLevel.Fault, path, message, source);

    public static GuideFinding Warning(string rule, string path, string message, string source) => new(rule, FindingLevel.Warning, path, message, source);

    /// <summary>A fault when the value is none of those allowed.</summary>
    public static IEnumerable<GuideFinding> OneOf(string path, string value, IEnumerable<string> allowed, string what)
    {
        var values = allowed as string[] ?? [.. allowed];
        if (!values.Contains(value)) yield return Fault("vocabulary", path, $"{what}“{value}”不在标准值里，应为{string.Join('、', values)}之一", GuideSources.Elements);
    }

    /// <summary>A fault when nothing is there.</summary>
    public static IEnumerable<GuideFinding> Needed(string path, string value, string what, string source = GuideSources.GuideContents)
    {
        if (string.IsNullOrWhiteSpace(value)) yield return Fault("mandatory", path, $"请填写{what}", source);
    }
}
