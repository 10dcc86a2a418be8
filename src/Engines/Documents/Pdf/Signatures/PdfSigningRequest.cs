using Heluo.Engines.Crypto;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>Who signs a PDF, when and why.</summary>
public sealed record PdfSigningRequest
{
    /// <summary>The signer's SM2 certificate.</summary>
    public required Certificate Certificate { get; init; }

    /// <summary>The key that belongs to it.</summary>
    public required SigningKey Key { get; init; }

    /// <summary>When it is signed.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Certificates sent along besides the signer's.</summary>
    public IReadOnlyList<Certificate> FurtherCertificates { get; init; } = [];

    /// <summary>Name of the signer as shown; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Why it is signed; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it is signed; null for none.</summary>
    public string? Location { get; init; }
}
