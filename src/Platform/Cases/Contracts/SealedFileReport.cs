using Heluo.Engines.Crypto;

namespace Heluo.Platform.Cases.Contracts;

/// <summary>What came of judging a sealed file that somebody brought.</summary>
public enum SealedFileVerdict
{
    /// <summary>Every signature is valid and leads to a root of this platform.</summary>
    Ours,

    /// <summary>Every signature is valid by itself, but the issuer is not known here.</summary>
    UnknownIssuer,

    /// <summary>Readable, but unsigned, changed or wrongly signed.</summary>
    Refused,

    /// <summary>Not an OFD file, damaged or unsafe.</summary>
    Unreadable,
}

/// <summary>The judgement of a sealed file.</summary>
/// <param name="Verdict">The whole.</param>
/// <param name="Reason">Why it is refused, in a sentence; empty otherwise.</param>
/// <param name="Signatures">Each signature, in the order of the file.</param>
/// <param name="Document">The document whose sealed file this is byte for byte; null when it is none of this platform's.</param>
public sealed record SealedFileReport(SealedFileVerdict Verdict, string Reason, IReadOnlyList<SealedFileSignature> Signatures, VerifiedDocument? Document);

/// <summary>One signature of a sealed file.</summary>
/// <param name="SealName">Name of the seal; empty for a plain signature.</param>
/// <param name="Signer">Whose certificate signed; empty when unreadable.</param>
/// <param name="SignedAt">When; null when unreadable.</param>
/// <param name="IsOurRoot">Whether its certificates lead to a root of this platform.</param>
/// <param name="Steps">Every step taken, in order.</param>
public sealed record SealedFileSignature(string SealName, string Signer, DateTimeOffset? SignedAt, bool IsOurRoot, IReadOnlyList<VerificationStep> Steps)
{
    /// <summary>Whether no step failed.</summary>
    public bool IsValid => Steps.All(step => step.Outcome != StepOutcome.Failed);
}
