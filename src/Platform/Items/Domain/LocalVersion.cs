using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>What one body sets itself for an item of the province, in versions that are reviewed like the items.</summary>
internal sealed class LocalVersion : IReviewed, IScopedRow
{
    public required long Id { get; init; }
    public required string ItemKey { get; init; }
    public required long BodyId { get; init; }
    public required string Division { get; init; }
    public required int Number { get; init; }
    public VersionState State { get; set; }
    public required string Elements { get; set; }
    public DateOnly EffectiveFrom { get; set; }
    public long AuthorId { get; init; }
    public string AuthorName { get; init; } = "";
    public string Editors { get; set; } = "";
    public long ReviewerId { get; set; }
    public string ReviewerName { get; set; } = "";
    public string Note { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public long Version { get; set; }

    public LocalPart Read() => JsonSerializer.Deserialize<LocalPart>(Elements, ItemJson.Options)!;
}

/// <summary>The elements that a body may set itself; null leaves those of the level above.</summary>
internal sealed record LocalPart
{
    public Contact? Contact { get; init; }
    public DayTerm? Promised { get; init; }
    public int? Visits { get; init; }
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>Ids of materials that the body doesn't ask for.</summary>
    public IReadOnlyList<string>? DroppedMaterials { get; init; }
    public IReadOnlyList<Faq>? Faqs { get; init; }

    public bool IsEmpty => this is { Contact: null, Promised: null, Visits: null, Channels: null, DroppedMaterials: null, Faqs: null };

    public ItemElements ApplyTo(ItemElements elements) => elements with
    {
        Contact = Contact ?? elements.Contact,
        Clock = Promised is null ? elements.Clock : elements.Clock with { Promised = Promised },
        Steps = Promised is null ? elements.Steps : Shortened(elements.Steps, Promised.Days),
        Visits = Visits ?? elements.Visits,
        Channels = Channels is null ? elements.Channels : [.. elements.Channels.Union(Channels)],
        Materials = DroppedMaterials is null ? elements.Materials : [.. elements.Materials.Where(m => !DroppedMaterials.Contains(m.Id))],
        Faqs = Faqs is null ? elements.Faqs : [.. elements.Faqs, .. Faqs],
    };

    /// <summary>What of the part a level below takes over.</summary>
    public LocalPart Inherited(LocalRules rules) => new()
    {
        Contact = rules.IsInherited("contact") ? Contact : null,
        Promised = rules.IsInherited("promised") ? Promised : null,
        Visits = rules.IsInherited("visits") ? Visits : null,
        Channels = rules.IsInherited("channels") ? Channels : null,
        DroppedMaterials = rules.IsInherited("materials") ? DroppedMaterials : null,
        Faqs = rules.IsInherited("faqs") ? Faqs : null,
    };

    /// <summary>Takes the days saved from the longest step first, so that the steps add up to the promise.</summary>
    private static ItemStep[] Shortened(IReadOnlyList<ItemStep> steps, int days)
    {
        ItemStep[] shorter = [.. steps];
        for (var surplus = shorter.Sum(s => s.Days) - days; surplus > 0; surplus--)
        {
            var longest = Array.IndexOf(shorter, shorter.MaxBy(s => s.Days)!);
            shorter[longest] = shorter[longest] with { Days = shorter[longest].Days - 1 };
        }

        return shorter;
    }
}
