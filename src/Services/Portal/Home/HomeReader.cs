using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Messages.Contracts;
using Heluo.Services.Portal.Browse;
using Heluo.Services.Portal.Place;
using Microsoft.AspNetCore.Http;

namespace Heluo.Services.Portal.Home;

/// <summary>What the home page shows to a visitor.</summary>
public sealed record HomeModel
{
    /// <summary>Services that many use, as handled where the visitor is.</summary>
    public required IReadOnlyList<ItemCard> Frequent { get; init; }

    /// <summary>The visitor's newest matters; empty for nobody and officials.</summary>
    public IReadOnlyList<MatterRow> Matters { get; init; } = [];

    /// <summary>Those of them that wait for the visitor.</summary>
    public IReadOnlyList<MatterRow> Waiting { get; init; } = [];

    /// <summary>Unread notices.</summary>
    public int Unread { get; init; }
}

internal sealed class HomeReader(PortalContent content, ItemCards cards, VisitorPlace places, IItems items, ICases cases, IMessages messages)
{
    private const int MattersShown = 3;
    private const int MattersRead = 20;

    public async Task<HomeModel> ReadAsync(HttpContext context)
    {
        var place = places.Of(context.Request);
        var model = new HomeModel
        {
            Frequent = [.. content.Frequent.Select(items.Find).OfType<Item>().Select(item => cards.Of(item, place))],
        };
        var actor = context.Actor();
        if (!actor.IsApplicant) return model;
        var newest = await cases.MineAsync(actor, null, MattersRead, context.RequestAborted);
        return model with
        {
            Matters = [.. newest.Rows.Take(MattersShown)],
            Waiting = [.. newest.Rows.Where(m => m.Status == MatterStatus.AwaitingCorrection)],
            Unread = await messages.UnreadAsync(actor.HolderId, context.RequestAborted),
        };
    }
}
