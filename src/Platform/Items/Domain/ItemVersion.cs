using System.Text.Json;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>State of a version of an item.</summary>
internal enum VersionState
{
    /// <summary>起草.</summary>
    Draft,

    /// <summary>待审核.</summary>
    InReview,

    /// <summary>在用, from its effective day on.</summary>
    Published,

    /// <summary>A later version took its place; running matters keep it.</summary>
    Superseded,

    /// <summary>取消: no new applications; running matters go on.</summary>
    Withdrawn,
}

/// <summary>A version of an item with the form it was published with.</summary>
internal sealed class ItemVersion
{
    public required long Id { get; init; }
    public required string Key { get; init; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required int Number { get; init; }
    public VersionState State { get; set; }

    /// <summary>Elements as JSON.</summary>
    public required string Elements { get; set; }

    /// <summary>Form schema as JSON; empty when the item has none.</summary>
    public string Form { get; set; } = "";

    /// <summary>Fingerprint of the process; empty when the item has none.</summary>
    public string Process { get; set; } = "";

    /// <summary>SHA-256 of elements, form and process: an unchanged pack makes no new version.</summary>
    public required string Checksum { get; set; }
    public DateOnly EffectiveFrom { get; set; }
    public DateOnly? EffectiveTo { get; set; }
    public long AuthorId { get; init; }
    public long ReviewerId { get; set; }
    public string Note { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
    public long Version { get; set; }

    public Item ToContract() => new(Id, Number, EffectiveFrom, JsonSerializer.Deserialize<ItemElements>(Elements, ItemJson.Options)!);
}

/// <summary>A process as it was installed; kept as long as matters run on it.</summary>
internal sealed class ProcessVersion
{
    public required string Fingerprint { get; init; }
    public required string Key { get; init; }
    public required string Model { get; init; }
    public required DateTimeOffset InstalledAt { get; init; }
}

/// <summary>What one body sets itself: contact, a shorter promise, its own questions. Everything else is locked.</summary>
internal sealed class LocalElements
{
    public required long Id { get; init; }
    public required string ItemKey { get; init; }
    public required long BodyId { get; init; }
    public required string Elements { get; set; }
    public long Version { get; set; }
}

/// <summary>The elements that a body may set itself; null leaves the province's.</summary>
internal sealed record LocalPart(Contact? Contact, DayTerm? Promised, IReadOnlyList<Faq>? Faqs)
{
    public ItemElements ApplyTo(ItemElements elements) => elements with
    {
        Contact = Contact ?? elements.Contact,
        Clock = Promised is null ? elements.Clock : elements.Clock with { Promised = Promised },
        Faqs = Faqs is null ? elements.Faqs : [.. elements.Faqs, .. Faqs],
    };
}

internal static class ItemJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
