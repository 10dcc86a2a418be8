namespace Heluo.Engines.Crypto;

/// <summary>Trusted roots, the intermediates known, and the revocation lists at hand.</summary>
public sealed class TrustStore
{
    private readonly List<Certificate> roots = [];
    private readonly List<Certificate> intermediates = [];
    private readonly List<RevocationList> lists = [];

    /// <summary>Trusted roots.</summary>
    public IReadOnlyList<Certificate> Roots => roots;

    /// <summary>Authorities known but not trusted by themselves.</summary>
    public IReadOnlyList<Certificate> Intermediates => intermediates;

    /// <summary>Revocation lists; each is used only if its issuer signed it.</summary>
    public IReadOnlyList<RevocationList> RevocationLists => lists;

    /// <summary>Reads a folder: self-issued certificates (.cer .crt .der .pem) become roots, others intermediates, and .crl lists.</summary>
    /// <exception cref="DerException">A file with such an ending is not what it says.</exception>
    public static TrustStore FromFolder(string folder)
    {
        var store = new TrustStore();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            switch (Path.GetExtension(file).ToUpperInvariant())
            {
                case ".CER" or ".CRT" or ".DER" or ".PEM": store.Add(Certificate.ParseFile(File.ReadAllBytes(file))); break;
                case ".CRL": store.Add(RevocationList.Parse(File.ReadAllBytes(file))); break;
            }
        }

        return store;
    }

    /// <summary>Adds a certificate: as a root when it is self-issued, else as an intermediate.</summary>
    public TrustStore Add(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        (certificate.IsSelfIssued ? roots : intermediates).Add(certificate);
        return this;
    }

    /// <summary>Adds a revocation list.</summary>
    public TrustStore Add(RevocationList list)
    {
        lists.Add(list);
        return this;
    }
}
