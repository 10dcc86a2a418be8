using Heluo.Engines.Crypto;

namespace Heluo.Engines.Documents.Signing;

/// <summary>Who signs an OFD file, with what and where it shows.</summary>
public sealed record OfdSigningRequest
{
    /// <summary>The signer's certificate; with a seal, one of the seal's list.</summary>
    public required Certificate Certificate { get; init; }

    /// <summary>The key that belongs to it.</summary>
    public required SigningKey Key { get; init; }

    /// <summary>The seal (GB/T 38540); null for a plain digital signature (GB/T 35275).</summary>
    public ElectronicSeal? Seal { get; init; }

    /// <summary>Where the seal shows; empty for an invisible one.</summary>
    public IReadOnlyList<StampPlace> Places { get; init; } = [];

    /// <summary>When it is signed.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Stamps the time of a seal signature; null for no timestamp.</summary>
    public TimestampAuthority? Timestamps { get; init; }

    /// <summary>Index of the document in the file, 0 for the first.</summary>
    public int Document { get; init; }

    /// <summary>Whether the list of signatures is protected too, so that nobody can sign after this one.</summary>
    public bool IsLast { get; init; }
}
