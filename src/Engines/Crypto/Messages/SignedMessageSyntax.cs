namespace Heluo.Engines.Crypto;

/// <summary>Which object identifiers a signed message bears; the structure is the same.</summary>
public enum SignedMessageSyntax
{
    /// <summary>GB/T 35275-2017: 1.2.156.10197.6.1.4.2.</summary>
    Gb35275,

    /// <summary>CMS, RFC 5652: 1.2.840.113549.1.7, for PDF and RFC 3161.</summary>
    Cms,
}
