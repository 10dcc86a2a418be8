using Heluo.Engines.Crypto;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>A signature found in a PDF and what was found out about it. Whether the certificate is to be trusted is judged apart.</summary>
public sealed record PdfSignature
{
    /// <summary>Name of the signature field.</summary>
    public required string Field { get; init; }

    /// <summary>What is wrong, in Chinese; null when the signed bytes are unchanged and the signature is right.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the signature covers the file to its end; otherwise something was added later, which <see cref="Fault"/> names unless it is a further signature.</summary>
    public bool CoversWholeFile { get; init; }

    /// <summary>The signer's certificate; null when it cannot be read.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>When the signer says it signed.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>Why it was signed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the file is as it was when signed, further signatures aside.</summary>
    public bool IsIntact => Fault is null;
}
