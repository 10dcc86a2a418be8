namespace Heluo.Engines.Crypto;

/// <summary>Object identifiers of certificate extensions and purposes (RFC 5280).</summary>
internal static class CertificateOids
{
    public const string SubjectKeyId = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string SubjectAlternativeName = "2.5.29.17";
    public const string BasicConstraints = "2.5.29.19";
    public const string RevocationListNumber = "2.5.29.20";
    public const string RevocationReason = "2.5.29.21";
    public const string RevocationListPoints = "2.5.29.31";
    public const string CertificatePolicies = "2.5.29.32";
    public const string AuthorityKeyId = "2.5.29.35";
    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string OcspNonce = "1.3.6.1.5.5.7.48.1.2";
    public const string OcspBasic = "1.3.6.1.5.5.7.48.1.1";
}
