namespace Heluo.Engines.Crypto;

/// <summary>What a certified key may do (RFC 5280 clause 4.2.1.3, GB/T 20518 clause 5.2.4.2.4). The value of a member is 1 shifted by its bit number.</summary>
[Flags]
public enum KeyUsages
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Sign data.</summary>
    DigitalSignature = 1,

    /// <summary>Sign what must not be denied later.</summary>
    NonRepudiation = 2,

    /// <summary>Encrypt keys.</summary>
    KeyEncipherment = 4,

    /// <summary>Encrypt data.</summary>
    DataEncipherment = 8,

    /// <summary>Agree on keys.</summary>
    KeyAgreement = 16,

    /// <summary>Sign certificates.</summary>
    CertificateSigning = 32,

    /// <summary>Sign revocation lists.</summary>
    RevocationListSigning = 64,
}
