namespace Heluo.Engines.Crypto;

/// <summary>What came of verifying a certificate.</summary>
/// <param name="Fault">None when accepted.</param>
/// <param name="Reason">A sentence for a person; empty when accepted.</param>
/// <param name="Path">From the certificate to the root, as far as it was found.</param>
/// <param name="RevocationChecked">Whether a revocation list or answer was at hand for every certificate below the root.</param>
public sealed record ChainResult(ChainFault Fault, string Reason, IReadOnlyList<Certificate> Path, bool RevocationChecked)
{
    /// <summary>Whether the certificate is accepted.</summary>
    public bool IsValid => Fault == ChainFault.None;

    /// <summary>Whether the path was followed to something trusted; false when no roots were at hand (<see cref="TrustStore.Unjudged"/>).</summary>
    public bool PathJudged { get; init; } = true;
}
