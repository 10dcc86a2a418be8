using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>Issues certificates and revocation lists (GB/T 20518, GB/T 25056). Keeps no register: the caller records what was issued.</summary>
/// <param name="certificate">The authority's own certificate.</param>
/// <param name="key">The key that belongs to it.</param>
public sealed class CertificateAuthority(Certificate certificate, SigningKey key)
{
    private const int SerialBytes = 16;

    /// <summary>The authority's own certificate.</summary>
    public Certificate Certificate { get; } = certificate;

    /// <summary>A root authority: a certificate signed by its own key.</summary>
    public static CertificateAuthority CreateRoot(CertificateContent content, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new CertificateAuthority(Sign(content.Encode(content.Subject, content.PublicKey, Serial()), key), key);
    }

    /// <summary>Issues a certificate with a random serial number of 16 octets.</summary>
    public Certificate Issue(CertificateContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Sign(content.Encode(Certificate.Subject, key.PublicKey, Serial()), key);
    }

    /// <summary>Issues a revocation list.</summary>
    /// <param name="revoked">Everything revoked and not yet expired.</param>
    /// <param name="number">Counts up from one list to the next.</param>
    /// <param name="thisUpdate">When it is made.</param>
    /// <param name="nextUpdate">When the next one comes at the latest.</param>
    public RevocationList IssueRevocationList(
        IEnumerable<RevokedCertificate> revoked, long number, DateTimeOffset thisUpdate, DateTimeOffset nextUpdate)
    {
        ArgumentNullException.ThrowIfNull(revoked);
        var entries = revoked.Select(entry => (ReadOnlyMemory<byte>)entry.Encode()).ToArray();
        var extensions = Der.Sequence(
            CertificateContent.Extension(CertificateOids.AuthorityKeyId, false, Der.Sequence(Der.Element(DerTag.ContextPrimitive(0), CertificateContent.KeyId(key.PublicKey)))),
            CertificateContent.Extension(CertificateOids.RevocationListNumber, false, Der.Integer(number)));
        var tbs = Der.Sequence(
            Der.Integer(1), Der.Algorithm(Sm2.SignatureOid), Certificate.Subject.Encoded, Der.CertificateTime(thisUpdate),
            Der.CertificateTime(nextUpdate), entries.Length > 0 ? Der.Sequence(entries) : default, Der.Context(0, extensions));
        return RevocationList.Parse(Wrap(tbs, key));
    }

    private static Certificate Sign(byte[] tbs, SigningKey key) => Certificate.Parse(Wrap(tbs, key));

    private static byte[] Wrap(byte[] tbs, SigningKey key) =>
        Der.Sequence(tbs, Der.Algorithm(Sm2.SignatureOid), Der.BitString(key.Sign(tbs).ToDer()));

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }
}
