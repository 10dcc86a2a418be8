namespace Heluo.Engines.Crypto;

/// <summary>One line of a revocation list.</summary>
/// <param name="SerialNumber">Lower-case hexadecimal, as <see cref="Certificate.SerialNumber"/>.</param>
/// <param name="RevokedAt">From this moment on.</param>
/// <param name="Reason">Why.</param>
public sealed record RevokedCertificate(string SerialNumber, DateTimeOffset RevokedAt, RevocationReason Reason = RevocationReason.Unspecified)
{
    internal byte[] Encode()
    {
        var reason = CertificateContent.Extension(
            CertificateOids.RevocationReason, false, Der.Element(DerTag.Enumerated, new[] { (byte)Reason }));
        return Der.Sequence(
            Der.Element(DerTag.Number, Convert.FromHexString(SerialNumber)), Der.CertificateTime(RevokedAt),
            Reason == RevocationReason.Unspecified ? default : Der.Sequence(reason));
    }

    internal static RevokedCertificate Parse(DerReader entry)
    {
        var serial = Convert.ToHexStringLower(entry.Integer().Span);
        var at = entry.Time();
        var reason = RevocationReason.Unspecified;
        if (!entry.AtEnd)
        {
            var extensions = entry.Sequence();
            while (!extensions.AtEnd)
            {
                var extension = extensions.Sequence();
                if (extension.ObjectIdentifier() != CertificateOids.RevocationReason) continue;
                if (extension.NextTag == DerTag.Truth) extension.Boolean();
                var value = new DerReader(extension.OctetString()).Expect(DerTag.Enumerated).Content.Span;
                if (value.Length == 1) reason = (RevocationReason)value[0];
            }
        }

        return new RevokedCertificate(serial, at, reason);
    }
}
