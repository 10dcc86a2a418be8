namespace Heluo.Engines.Crypto;

/// <summary>Why a certificate was revoked (RFC 5280 clause 5.3.1).</summary>
public enum RevocationReason
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The key is known to others.</summary>
    KeyCompromise = 1,

    /// <summary>The authority's key is known to others.</summary>
    AuthorityCompromise = 2,

    /// <summary>The subject's affairs changed.</summary>
    AffiliationChanged = 3,

    /// <summary>Replaced by another.</summary>
    Superseded = 4,

    /// <summary>No longer needed.</summary>
    CessationOfOperation = 5,

    /// <summary>Suspended for a while.</summary>
    Hold = 6,
}
