namespace Heluo.Engines.Ledger;

/// <summary>What a witness says to a head.</summary>
/// <param name="Cosigned">The head with its cosignature; null when refused.</param>
/// <param name="Refusal">Why it was refused, in Chinese; null when cosigned.</param>
public sealed record WitnessAnswer(SignedHead? Cosigned, string? Refusal);
