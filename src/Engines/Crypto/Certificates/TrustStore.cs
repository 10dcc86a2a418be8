namespace Heluo.Engines.Crypto;

/// <summary>Trusted roots, the intermediates known, and the revocation lists at hand.</summary>
public sealed class TrustStore
{
    private readonly List<Certificate> roots = [];
    private readonly List<Certificate> intermediates = [];
    private readonly List<RevocationList> lists = [];
    private readonly List<OcspResponse> answers = [];

    /// <summary>No roots at hand: certificates are judged by themselves, and no path is asked for. Results say so.</summary>
    public static TrustStore Unjudged => new() { IsJudged = false };

    /// <summary>Whether paths to a trusted root are asked for.</summary>
    public bool IsJudged { get; private init; } = true;

    /// <summary>Whether a path may end at an authority of this store that is no root, because whoever filled the store trusts it. False unless set.</summary>
    public bool AcceptsPartialPaths { get; init; }

    /// <summary>Trusted roots.</summary>
    public IReadOnlyList<Certificate> Roots => roots;

    /// <summary>Authorities known but not trusted by themselves.</summary>
    public IReadOnlyList<Certificate> Intermediates => intermediates;

    /// <summary>Revocation lists; each is used only if its issuer signed it.</summary>
    public IReadOnlyList<RevocationList> RevocationLists => lists;

    /// <summary>Answers about single certificates; each is used only if its issuer, or one it named, signed it.</summary>
    public IReadOnlyList<OcspResponse> Answers => answers;

    /// <summary>Reads a folder: self-issued certificates (.cer .crt .der .pem) become roots, others intermediates; .crl lists and .ocsp answers are taken in.</summary>
    /// <param name="folder">Folders in it are not entered.</param>
    /// <param name="acceptPartialPaths">See <see cref="AcceptsPartialPaths"/>.</param>
    /// <exception cref="DerException">A file with such an ending is not what it says.</exception>
    public static TrustStore FromFolder(string folder, bool acceptPartialPaths = false)
    {
        var store = new TrustStore { AcceptsPartialPaths = acceptPartialPaths };
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            switch (Path.GetExtension(file).ToUpperInvariant())
            {
                case ".CER" or ".CRT" or ".DER" or ".PEM":
                    foreach (var one in Certificate.ParseFileOfMany(File.ReadAllBytes(file))) store.Add(one);
                    break;
                case ".OCSP": store.Add(OcspResponse.Parse(File.ReadAllBytes(file))); break;
                case ".CRL": store.Add(RevocationList.ParseFile(File.ReadAllBytes(file))); break;
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

    /// <summary>Adds an answer about a certificate.</summary>
    public TrustStore Add(OcspResponse answer)
    {
        answers.Add(answer);
        return this;
    }
}
