using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Items.Editing;
using Heluo.Platform.Items.Reading;
using Heluo.Web;
using Heluo.Web.Components;

namespace Heluo.Platform.Items.Pages;

internal sealed record ItemListModel(ItemQuery Query, ItemsFound Page, IReadOnlyList<Option> Kinds, bool MayEdit, Func<string, bool> IsPaused)
{
    public string KindName(string kind) => Kinds.FirstOrDefault(k => k.Value == kind)?.Text ?? kind;

    /// <summary>An address with these filters, and a place to begin.</summary>
    public string Address(string path, string? after = null)
    {
        (string Name, string? Value)[] parts = [("q", Query.Q), ("type", Query.Type), ("kind", Query.Kind), ("level", Query.Level), ("show", Query.Show), ("after", after)];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}

/// <summary>What a person may do on a page, and what happened to the last try.</summary>
internal sealed record PageState(bool MayEdit, bool MayPublish, string? Refusal = null, FieldErrors? Errors = null, string? Done = null)
{
    public FieldErrors Wrong => Errors ?? FieldErrors.None;
}

internal sealed record ItemModel(string Key, ItemElements Elements, Item? InForce, ItemPause? Pause, ItemHistory History, string Tab, PageState State, string KindName, IReadOnlyList<LocalRow> Bodies, LocalRulesFile Rules, IReadOnlyList<GuideFinding> Findings);

/// <summary>A body that implements the item, as the page on local elements shows it.</summary>
internal sealed record LocalRow(Body Body, LocalVersion? Published, LocalVersion? Open);

internal sealed record VersionModel(VersionView View, PageState State, IReadOnlyDictionary<string, string> Editors, DateOnly Today);

internal sealed record SectionModel(ItemVersion Version, Section Section, System.Text.Json.Nodes.JsonObject Elements, FieldErrors Errors, IReadOnlyList<Option> Kinds, bool Unsaved, string? Refusal);

internal sealed record FormModel(ItemVersion Version, string Yaml, string Process, IReadOnlyList<Option> Processes, FieldErrors Errors, string? Refusal);

internal sealed record NewItemModel(Features.NewItem Item, IReadOnlyList<Option> Kinds, FieldErrors Errors, string? Refusal);

internal sealed record LocalModel(Item Item, Body Body, ItemElements Above, LocalPart Part, LocalVersion? Open, LocalVersion? Published, LocalRules Rules, PageState State);

internal sealed record AtWorkModel(IReadOnlyList<ItemVersion> Drafts, IReadOnlyList<ItemVersion> Submitted, IReadOnlyList<LocalRowAtWork> Local, PageState State);

internal sealed record LocalRowAtWork(LocalVersion Version, string ItemName, string BodyName);

internal sealed record RequestsModel(IReadOnlyList<ChangeRequest> Rows, bool Open, long? Before, PageState State, DateOnly Today);

internal sealed record RequestModel(ChangeRequest Request, PageState State, DateOnly Today);

internal sealed record NewRequestModel(Features.NewRequest Request, FieldErrors Errors, string? Refusal, DateOnly? DueOn);

internal sealed record StandingModel(string Key, string Name, StandingKind Kind, DateOnly From, string Reason, FieldErrors Errors, string? Refusal);
