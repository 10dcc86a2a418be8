namespace Heluo.Engines.Crypto;

/// <summary>Object identifiers of message syntax (GB/T 35275 clause 5, RFC 5652, RFC 5035).</summary>
internal static class MessageOids
{
    public const string GbData = "1.2.156.10197.6.1.4.2.1";
    public const string GbSignedData = "1.2.156.10197.6.1.4.2.2";
    public const string GbEnvelopedData = "1.2.156.10197.6.1.4.2.3";
    public const string CmsData = "1.2.840.113549.1.7.1";
    public const string CmsSignedData = "1.2.840.113549.1.7.2";
    public const string Sm2Encryption = "1.2.156.10197.1.301.3";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningTime = "1.2.840.113549.1.9.5";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    public static string Data(SignedMessageSyntax syntax) => syntax == SignedMessageSyntax.Cms ? CmsData : GbData;

    public static string SignedData(SignedMessageSyntax syntax) => syntax == SignedMessageSyntax.Cms ? CmsSignedData : GbSignedData;
}
