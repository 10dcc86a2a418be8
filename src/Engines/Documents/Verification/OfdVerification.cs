using Heluo.Engines.Crypto;

namespace Heluo.Engines.Documents.Verification;

/// <summary>What came of verifying a signed OFD file.</summary>
/// <param name="Signatures">One for each signature, in the order of the file.</param>
/// <param name="Reason">Why the file as a whole is not valid whatever its signatures say, e.g. that it has none; else empty.</param>
public sealed record OfdVerification(IReadOnlyList<OfdSignatureVerification> Signatures, string Reason)
{
    /// <summary>Whether there is a signature and every one is valid.</summary>
    public bool IsValid => Reason.Length == 0 && Signatures.Count > 0 && Signatures.All(one => one.IsValid);

    /// <summary>Whether certificates were followed to trusted roots; without roots at hand they are judged by themselves.</summary>
    public required bool IsTrustJudged { get; init; }
}

/// <summary>What came of verifying one signature.</summary>
public sealed record OfdSignatureVerification
{
    /// <summary>Identifier in the list of signatures.</summary>
    public required string Id { get; init; }

    /// <summary>Where its description is in the package.</summary>
    public required string Path { get; init; }

    /// <summary>With a seal, not a plain digital signature.</summary>
    public required bool IsSeal { get; init; }

    /// <summary>Every step taken, in order. Steps that a failure made impossible are left out.</summary>
    public required IReadOnlyList<VerificationStep> Steps { get; init; }

    /// <summary>When it was signed as stated; null when that cannot be read.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Whose certificate signed; empty when it cannot be read.</summary>
    public string Signer { get; init; } = "";

    /// <summary>The seal used; null without one or when it cannot be read.</summary>
    public ElectronicSeal? Seal { get; init; }

    /// <summary>Whether no step failed.</summary>
    public bool IsValid => Steps.All(step => step.Outcome != StepOutcome.Failed);
}
