using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>State of a version of an item or of local elements.</summary>
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

/// <summary>Something drafted by one person and published by another.</summary>
internal interface IReviewed
{
    VersionState State { get; set; }
    string Editors { get; set; }
    long ReviewerId { get; set; }
    string ReviewerName { get; set; }
    string Note { get; set; }
    DateTimeOffset? SubmittedAt { get; set; }
    DateTimeOffset? PublishedAt { get; set; }
    long Version { get; set; }
}

/// <summary>A version of an item with the form it was published with.</summary>
internal sealed class ItemVersion : IReviewed
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
    public string AuthorName { get; init; } = "";

    /// <summary>Ids of everybody who changed the draft, separated by blanks; none of them may publish it.</summary>
    public string Editors { get; set; } = "";
    public long ReviewerId { get; set; }
    public string ReviewerName { get; set; } = "";

    /// <summary>What the version is about; after a return, the reviewer's reason.</summary>
    public string Note { get; set; } = "";

    /// <summary>Version the draft was made from; 0 for a new item.</summary>
    public long BaseId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public long Version { get; set; }

    public ItemElements Read() => JsonSerializer.Deserialize<ItemElements>(Elements, ItemJson.Options)!;

    public Item ToContract() => new(Id, Number, EffectiveFrom, Read());

    /// <summary>Takes up new content.</summary>
    public void Write(ItemElements elements, string form, string process)
    {
        Elements = JsonSerializer.Serialize(elements, ItemJson.Options);
        (Code, Name, Form, Process, Checksum) = (elements.Code, elements.Name, form, process, ChecksumOf(Elements, form, process));
        Version++;
    }

    public static string ChecksumOf(string elements, string form, string process) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(elements + form + process)));
}

/// <summary>A process as it was installed; kept as long as matters run on it.</summary>
internal sealed class ProcessVersion
{
    public required string Fingerprint { get; init; }
    public required string Key { get; init; }
    public required string Model { get; init; }
    public required DateTimeOffset InstalledAt { get; init; }
}

/// <summary>Content of an item as the last pack had it: what people changed since is not overwritten by the same pack.</summary>
internal sealed class PackContent
{
    public required string Key { get; init; }
    public required string Checksum { get; set; }
    public required DateTimeOffset ImportedAt { get; set; }
}

internal static class ItemJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
