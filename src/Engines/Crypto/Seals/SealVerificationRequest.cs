namespace Heluo.Engines.Crypto;

/// <summary>What a seal signature is held against.</summary>
public sealed record SealVerificationRequest
{
    /// <summary>SM3 of the Signature.xml that was read.</summary>
    public required ReadOnlyMemory<byte> DataHash { get; init; }

    /// <summary>Path in the package of the Signature.xml that was read.</summary>
    public required string Path { get; init; }

    /// <summary>Whether a seal (by its number) had been revoked at a moment; null when no register of seals is at hand.</summary>
    public Func<string, DateTimeOffset, bool>? IsSealRevoked { get; init; }
}
