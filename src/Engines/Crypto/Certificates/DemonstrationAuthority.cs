namespace Heluo.Engines.Crypto;

/// <summary>
/// A whole public-key infrastructure for trying things out: root, issuing authority, seal maker, signer and timestamp authority, every name marked
/// 样例. Not for real use: its keys are made together and its policy is nobody's.
/// </summary>
public sealed class DemonstrationAuthority
{
    /// <summary>Policy identifier of demonstration timestamps, below the arc for examples of RFC 5612.</summary>
    public const string TimestampPolicy = "1.3.6.1.4.1.32473.1";

    private const int RootYears = 20;
    private const int IssuingYears = 10;
    private const int EndYears = 3;
    private const string Mark = "样例";

    private DemonstrationAuthority(IKeyStore store) => Store = store;

    /// <summary>Where the keys are: labels root, issuing, seal-maker, signer, timestamp.</summary>
    public IKeyStore Store { get; }

    /// <summary>The root.</summary>
    public required CertificateAuthority Root { get; init; }

    /// <summary>The authority below the root that issues to everyone else.</summary>
    public required CertificateAuthority Issuing { get; init; }

    /// <summary>Signs seals.</summary>
    public required Certificate SealMaker { get; init; }

    /// <summary>Signs documents.</summary>
    public required Certificate Signer { get; init; }

    /// <summary>Stamps times.</summary>
    public required Certificate Timestamp { get; init; }

    /// <summary>Key of the seal maker.</summary>
    public SigningKey SealMakerKey => new(Store, "seal-maker");

    /// <summary>Key of the signer.</summary>
    public SigningKey SignerKey => new(Store, "signer");

    /// <summary>Key of the timestamp authority.</summary>
    public SigningKey TimestampKey => new(Store, "timestamp");

    /// <summary>Every certificate, from the root down.</summary>
    public IReadOnlyList<Certificate> Certificates => [Root.Certificate, Issuing.Certificate, SealMaker, Signer, Timestamp];

    /// <summary>Draws the keys and issues the certificates.</summary>
    /// <param name="store">Must not yet hold the labels named above.</param>
    /// <param name="organisation">Whose certificates are imitated, e.g. 河南省某某局.</param>
    /// <param name="from">First moment of validity.</param>
    public static DemonstrationAuthority Create(IKeyStore store, string organisation, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(store);
        var rootContent = Content(store, "root", $"{Mark}根证书（不得用于真实业务）", organisation, from, RootYears) with
        {
            IsAuthority = true, Usages = KeyUsages.CertificateSigning | KeyUsages.RevocationListSigning,
        };
        var root = CertificateAuthority.CreateRoot(rootContent, new SigningKey(store, "root"));
        var issuingContent = Content(store, "issuing", $"{Mark}签发机构", organisation, from, IssuingYears) with
        {
            IsAuthority = true, PathLength = 0, Usages = KeyUsages.CertificateSigning | KeyUsages.RevocationListSigning,
        };
        var issuing = new CertificateAuthority(root.Issue(issuingContent), new SigningKey(store, "issuing"));
        var timestamp = Content(store, "timestamp", $"{Mark}时间戳服务", organisation, from, EndYears) with { ExtendedUsages = [TimestampOids.Purpose] };
        return new DemonstrationAuthority(store)
        {
            Root = root,
            Issuing = issuing,
            SealMaker = issuing.Issue(Content(store, "seal-maker", $"{Mark}制章单位", organisation, from, EndYears)),
            Signer = issuing.Issue(Content(store, "signer", $"{Mark}签章人", organisation, from, EndYears)),
            Timestamp = issuing.Issue(timestamp),
        };
    }

    /// <summary>Roots and intermediates, for verifying what this authority made.</summary>
    public TrustStore ToTrustStore() => new TrustStore().Add(Root.Certificate).Add(Issuing.Certificate);

    /// <summary>A timestamp authority on its timestamp key.</summary>
    public TimestampAuthority TimestampAuthority(TimeProvider clock) => new(Timestamp, TimestampKey, TimestampPolicy, clock);

    private static CertificateContent Content(IKeyStore store, string label, string name, string organisation, DateTimeOffset from, int years) => new()
    {
        Subject = DistinguishedName.Of(("C", "CN"), ("O", Short($"{organisation}（{Mark}）")), ("CN", name)),
        PublicKey = store.Generate(label),
        NotBefore = from,
        NotAfter = from.AddYears(years),
        Usages = KeyUsages.DigitalSignature | KeyUsages.NonRepudiation,
    };

    private static string Short(string name) => name.Length <= 64 ? name : name[..64];
}
