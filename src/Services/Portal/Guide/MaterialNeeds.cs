using Heluo.Platform.Items.Contracts;

namespace Heluo.Services.Portal.Guide;

/// <summary>Whether a material is called for, as far as the answers given tell.</summary>
public enum Need
{
    /// <summary>In every situation that is still possible.</summary>
    Sure,

    /// <summary>In some of them.</summary>
    Perhaps,
}

/// <summary>A material with whether it is called for.</summary>
public sealed record NeededMaterial(Material Material, Need Need);

/// <summary>
/// What materials the answers so far call for. A question still open is tried with each of its answers, so that nothing is hidden before it is certain that it
/// is not needed.
/// </summary>
internal sealed class MaterialNeeds(IItems items, ItemElements elements)
{
    private const int MostSituations = 400;
    private readonly Dictionary<string, int> _called = [];
    private int _situations;

    public IReadOnlyList<NeededMaterial> For(IReadOnlyDictionary<string, string> answers)
    {
        _called.Clear();
        _situations = 0;
        Try(answers);
        return [.. elements.Materials.Where(m => _called.ContainsKey(m.Id)).Select(m => new NeededMaterial(m, _called[m.Id] == _situations ? Need.Sure : Need.Perhaps))];
    }

    private void Try(IReadOnlyDictionary<string, string> answers)
    {
        if (_situations >= MostSituations) return;
        if (items.SituationsFor(elements, answers).FirstOrDefault(s => !answers.ContainsKey(s.Id)) is { } open)
        {
            foreach (var option in open.Options) Try(new Dictionary<string, string>(answers) { [open.Id] = option.Value });
            return;
        }

        _situations++;
        foreach (var material in items.MaterialsFor(elements, answers)) _called[material.Id] = _called.GetValueOrDefault(material.Id) + 1;
    }
}
