using System.Text.Json;
using Heluo.Engines.Codes;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Features;

/// <summary>What a new item begins with.</summary>
internal sealed record NewItem
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Type { get; init; }
    public required string BodyKind { get; init; }
    public IReadOnlyList<string> Levels { get; init; } = [];
}

/// <summary>Begins, changes and drops drafts of items.</summary>
internal sealed class DraftItem(Writes writes, ItemRights rights, CodeLists lists)
{
    /// <summary>A draft of the next version of an item; the open one when there is one.</summary>
    public Task<Result<long>> StartAsync(Actor actor, string key, CancellationToken cancellation) =>
        writes.RunAsync<long>(new Act(actor, "items.start-draft", "item", key), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            var versions = await db.Versions.Where(v => v.Key == key).OrderByDescending(v => v.Number).ToListAsync(cancellation);
            var current = versions.Find(v => v.State is VersionState.Published or VersionState.Superseded);
            if (versions.Find(v => v.State is VersionState.Draft or VersionState.InReview) is { } open) return rights.May(actor, ItemsPermissions.Edit, open.Read().BodyKind) ? open.Id : ItemsErrors.NoRight;
            if (current is null) return ItemsErrors.NotFound;
            if (!rights.May(actor, ItemsPermissions.Edit, current.Read().BodyKind)) return ItemsErrors.NoRight;
            return Add(unit, db, current.Read(), current.Form, current.Process, versions[0].Number + 1, current.Id);
        }, cancellation);

    /// <summary>A draft of an item that the catalogue doesn't have yet.</summary>
    public Task<Result<long>> CreateAsync(Actor actor, NewItem item, CancellationToken cancellation) =>
        writes.RunAsync<long>(new Act(actor, "items.create", "item", item.Code), async unit =>
        {
            var fault = BasicItemCode.Check(item.Code);
            if (!fault.IsNone) return ItemsErrors.CodeWrong.With(fault.Reason) with { Fields = new Dictionary<string, string> { ["code"] = fault.Reason } };
            if (item.Name.Trim().Length == 0) return ItemsErrors.InvalidRequest.With(1) with { Fields = new Dictionary<string, string> { ["name"] = "请填写事项名称" } };
            if (!rights.May(actor, ItemsPermissions.Edit, item.BodyKind)) return ItemsErrors.NoRight;
            var db = unit.Db<ItemsDb>();
            if (await db.Versions.AnyAsync(v => v.Code == item.Code, cancellation))
                return ItemsErrors.CodeTaken.With(item.Code) with { Fields = new Dictionary<string, string> { ["code"] = $"基本编码 {item.Code} 已经使用" } };
            var elements = new ItemElements { Key = item.Code, Code = item.Code, Name = item.Name.Trim(), Type = item.Type, BodyKind = item.BodyKind, Levels = item.Levels, Channels = ["窗口办理"] };
            return Add(unit, db, elements, "", "", 1, 0);
        }, cancellation);

    /// <summary>Saves elements, and form and process where given.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="versionId">The draft.</param>
    /// <param name="elements">All elements; key and code of a published item stay.</param>
    /// <param name="form">Form schema as JSON; null leaves it.</param>
    /// <param name="processKey">Key of an installed process; null leaves it.</param>
    /// <param name="expected">The draft's counter as it was read; null skips the check.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task<Result<Done>> SaveAsync(Actor actor, long versionId, ItemElements elements, string? form, string? processKey, long? expected, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "items.save-draft", "item-version", $"{versionId}"), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            var draft = await db.Versions.SingleOrDefaultAsync(v => v.Id == versionId, cancellation);
            if (draft is null) return ItemsErrors.VersionUnknown;
            if (!rights.May(actor, ItemsPermissions.Edit, draft.Read().BodyKind) || !rights.May(actor, ItemsPermissions.Edit, elements.BodyKind)) return ItemsErrors.NoRight;
            if (draft.Edit(actor, expected) is { } no) return no;
            if (form is { Length: > 0 } && lists.TryCompile(form, [.. elements.Situations.Select(s => s.Id)], out var faults) is null)
                return ItemsErrors.FormFaults with { Fields = new Dictionary<string, string> { ["form"] = string.Join("；", faults.Take(5)) } };
            var fingerprint = processKey is null ? draft.Process : await FingerprintAsync(db, processKey, cancellation);
            var kept = draft.BaseId == 0 ? elements with { Key = draft.Key } : elements with { Key = draft.Key, Code = draft.Code };
            draft.Write(kept, form ?? draft.Form, fingerprint);
            return Done.Value;
        }, cancellation);

    /// <summary>Drops a draft that was never published.</summary>
    public Task<Result<Done>> DiscardAsync(Actor actor, long versionId, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "items.discard-draft", "item-version", $"{versionId}"), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            var draft = await db.Versions.SingleOrDefaultAsync(v => v.Id == versionId, cancellation);
            if (draft is null) return ItemsErrors.VersionUnknown;
            if (!rights.May(actor, ItemsPermissions.Edit, draft.Read().BodyKind)) return ItemsErrors.NoRight;
            if (draft.State != VersionState.Draft) return ItemsErrors.NotADraft;
            db.Versions.Remove(draft);
            unit.Facts["key"] = draft.Key;
            return Done.Value;
        }, cancellation);

    private static async Task<string> FingerprintAsync(ItemsDb db, string processKey, CancellationToken cancellation) => processKey.Length == 0 ? ""
        : await db.Processes.Where(p => p.Key == processKey).OrderByDescending(p => p.InstalledAt).Select(p => p.Fingerprint).FirstOrDefaultAsync(cancellation) ?? "";

    private static long Add(Unit unit, ItemsDb db, ItemElements elements, string form, string process, int number, long baseId)
    {
        var text = JsonSerializer.Serialize(elements, ItemJson.Options);
        var draft = new ItemVersion
        {
            Id = unit.NextId(), Key = elements.Key, Code = elements.Code, Name = elements.Name, Number = number, State = VersionState.Draft, Elements = text, Form = form,
            Process = process, Checksum = ItemVersion.ChecksumOf(text, form, process), EffectiveFrom = unit.Now.DayInChina(), AuthorId = unit.Actor.HolderId,
            AuthorName = unit.Actor.Name, Editors = $"{unit.Actor.HolderId}", BaseId = baseId, CreatedAt = unit.Now,
        };
        db.Versions.Add(draft);
        unit.Facts["version"] = draft.Id;
        return draft.Id;
    }
}
