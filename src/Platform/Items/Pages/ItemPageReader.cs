using Heluo.Kernel.Access;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Features;
using Heluo.Platform.Items.Reading;

namespace Heluo.Platform.Items.Pages;

/// <summary>Puts the page of an item together.</summary>
internal sealed class ItemPageReader(ItemCatalogue catalogue, VersionReader versions, ItemRights rights, LocalRules rules, EditLocal local, IDirectory directory)
{
    private const int MostBodies = 200;

    public async Task<ItemModel?> FindAsync(string key, string tab, PageState state, Actor actor, CancellationToken cancellation)
    {
        var history = await versions.HistoryAsync(key, cancellation);
        if (history.Versions.Count == 0) return null;
        var item = catalogue.Find(key);
        var elements = item?.Elements ?? history.Versions[0].Read();
        state = state with
        {
            MayEdit = rights.May(actor, ItemsPermissions.Edit, elements.BodyKind), MayPublish = rights.May(actor, ItemsPermissions.Publish, elements.BodyKind),
        };
        var bodies = tab == "local" && item is not null ? Bodies(item, history, actor) : [];
        return new ItemModel(key, elements, item, catalogue.PauseOf(key), history, tab, state, directory.KindName(elements.BodyKind), bodies, rules.File, tab == "check" ? versions.Findings(elements) : []);
    }

    public async Task<string?> NameAsync(string key, CancellationToken cancellation) =>
        catalogue.Find(key)?.Elements.Name ?? ((await versions.HistoryAsync(key, cancellation)).Versions is [var first, ..] ? first.Name : null);

    /// <summary>Bodies below the actor's reach that handle the item.</summary>
    private List<LocalRow> Bodies(Contracts.Item item, ItemHistory history, Actor actor)
    {
        var byBody = history.Local.ToLookup(l => l.BodyId);
        return [.. Reachable(actor).SelectMany(directory.BodiesOf).Where(b => local.Handles(item, b) && actor.Can(ItemsPermissions.View.Code, b.Id, b.Division)).Take(MostBodies)
            .Select(b => new LocalRow(b, byBody[b.Id].FirstOrDefault(l => l.State == VersionState.Published), byBody[b.Id].FirstOrDefault(l => l.State is VersionState.Draft or VersionState.InReview)))];
    }

    /// <summary>Divisions of the actor's grants with the cities and counties below.</summary>
    private IEnumerable<string> Reachable(Actor actor) => actor.Grants.Where(g => g.Permission == ItemsPermissions.View.Code).Select(g => g.Division).Distinct()
        .SelectMany(d => d.Length > 4 ? [d] : new[] { d }.Concat(directory.DivisionsBelow(d).SelectMany(c => c.Code.Length > 4 ? [c.Code] : new[] { c.Code }.Concat(directory.DivisionsBelow(c.Code).Select(x => x.Code))))).Distinct();
}
