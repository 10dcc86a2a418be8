namespace Heluo.Engines.Crypto;

/// <summary>Why a certificate is not accepted.</summary>
public enum ChainFault
{
    /// <summary>It is accepted.</summary>
    None,

    /// <summary>No path leads to a trusted root.</summary>
    NoTrustedRoot,

    /// <summary>A signature on the path is wrong.</summary>
    BadSignature,

    /// <summary>A certificate on the path was not yet valid.</summary>
    NotYetValid,

    /// <summary>A certificate on the path had expired.</summary>
    Expired,

    /// <summary>A certificate on the path had been revoked.</summary>
    Revoked,

    /// <summary>An issuer on the path is no authority, or may not have so many below it.</summary>
    NotAuthority,

    /// <summary>The key may not be used so.</summary>
    WrongUsage,

    /// <summary>A critical extension is not understood.</summary>
    UnknownCriticalExtension,

    /// <summary>A key or signature is not SM2 with SM3.</summary>
    AlgorithmNotAllowed,
}
