using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Seals;

namespace Heluo.Platform.Cases.Domain;

/// <summary>A body's seal with the key and the certificate that sign with it.</summary>
internal sealed record BodySeal(ElectronicSeal Seal, Certificate Certificate, SigningKey Key);

/// <summary>
/// The folder of the demonstration authority: certificates in it (what <c>heluo ofd verify --trust</c> takes), keys sealed at rest in <c>keys</c>, the bodies' seals in
/// <c>bodies</c>. One process uses it at a time.
/// </summary>
internal sealed class SealWorkshop : IDisposable
{
    private const string Mark = "样例";
    private const string Maker = "seal-maker";
    private const string Clock = "timestamp";
    private const int SealYears = 2;

    /// <summary>Most characters of a name in a certificate (X.520).</summary>
    private const int LongestSubject = 64;

    /// <summary>A passphrase of 128 random bits cannot be guessed, however fast one tries.</summary>
    private const int RoundsForRandom = 1000;
    private readonly Lock _making = new();
    private readonly Dictionary<string, BodySeal> _bodies = [];
    private readonly SealDesigner _designer = new(FontLibrary.System);
    private readonly string _folder;
    private readonly SoftwareKeyStore _keys;
    private readonly CertificateAuthority _issuing;
    private Certificate _maker;
    private Certificate? _clock;

    private SealWorkshop(string folder, SoftwareKeyStore keys)
    {
        (_folder, _keys) = (folder, keys);
        var issuing = Read(Named("issuing"));
        _issuing = new CertificateAuthority(issuing, new SigningKey(keys, "issuing"));
        _maker = Read(Named(Maker));
        _clock = File.Exists(Named(Clock)) ? Read(Named(Clock)) : null;
        Trust = new TrustStore().Add(Read(Named("root"))).Add(issuing);
    }

    /// <summary>Root and issuing authority.</summary>
    public TrustStore Trust { get; }

    /// <summary>Opens the folder, or makes it: whole or not at all.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="passphrase">Unseals the keys; empty to keep a random one beside them, for their owner alone.</param>
    /// <param name="now">Validity begins here.</param>
    public static SealWorkshop Open(string folder, string passphrase, DateTimeOffset now)
    {
        if (!System.IO.Directory.Exists(folder)) Make(folder, passphrase, now);
        var secret = passphrase.Length > 0 ? passphrase : File.ReadAllText(SecretFile(folder));
        return new SealWorkshop(folder, SoftwareKeyStore.Open(Path.Combine(folder, "keys"), secret));
    }

    /// <summary>The seal of a body, made when it has none or its last has run out.</summary>
    public BodySeal Find(string body, DateTimeOffset now)
    {
        lock (_making)
        {
            if (_bodies.TryGetValue(body, out var known) && known.Seal.ValidTo > now) return known;
            return _bodies[body] = Kept(body) is { } kept && kept.Seal.ValidTo > now ? kept : MakeSeal(body, now);
        }
    }

    /// <summary>Stamps signatures with the time, so that it does not rest on the word of the one who signs.</summary>
    public TimestampAuthority Timestamps(TimeProvider clock)
    {
        lock (_making)
        {
            var now = clock.GetUtcNow();
            if (_clock is null || _clock.NotAfter <= now)
            {
                var subject = _clock?.Subject ?? DistinguishedName.Of(("C", "CN"), ("O", _maker.Subject.Parts.Single(part => part.Key == "O").Value), ("CN", $"{Mark}时间戳服务"));
                _clock = Issue(subject, _keys.PublicKey(Clock), now, TimestampOids.Purpose);
                Write(Named(Clock), Encoding.ASCII.GetBytes(_clock.ToPem()));
            }

            return new TimestampAuthority(_clock, new SigningKey(_keys, Clock), DemonstrationAuthority.TimestampPolicy, clock);
        }
    }

    public void Dispose() => _keys.Dispose();

    private static void Make(string folder, string passphrase, DateTimeOffset now)
    {
        var draft = $"{folder}.{Guid.NewGuid():N}";
        var secret = passphrase.Length > 0 ? passphrase : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using (var keys = SoftwareKeyStore.Open(Path.Combine(draft, "keys"), secret, passphrase.Length > 0 ? SoftwareKeyStore.DefaultIterations : RoundsForRandom))
        {
            var authority = DemonstrationAuthority.Create(keys, "河洛示范", now.AddMinutes(-1));
            foreach (var (name, certificate) in new[] { ("root", authority.Root.Certificate), ("issuing", authority.Issuing.Certificate), (Maker, authority.SealMaker), (Clock, authority.Timestamp) })
                File.WriteAllText(Path.Combine(draft, name + ".cer"), certificate.ToPem());
        }

        if (passphrase.Length == 0) WriteSecret(SecretFile(draft), secret);
        try
        {
            System.IO.Directory.Move(draft, folder);
        }
        catch (IOException) when (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(draft, recursive: true);
        }
    }

    private BodySeal? Kept(string body)
    {
        var (label, path) = (Label(body), Path.Combine(_folder, "bodies", Label(body)));
        if (!File.Exists(path + ".esl") || !_keys.Labels.Contains(label)) return null;
        return new BodySeal(ElectronicSeal.Parse(File.ReadAllBytes(path + ".esl")), Read(path + ".cer"), new SigningKey(_keys, label));
    }

    private BodySeal MakeSeal(string body, DateTimeOffset now)
    {
        var label = Label(body);
        var key = _keys.Labels.Contains(label) ? _keys.PublicKey(label) : _keys.Generate(label);
        var name = $"{body}（{Mark}）";
        var subject = name.Length <= LongestSubject ? name : $"{body[..(LongestSubject - 5)]}…（{Mark}）";
        var certificate = Issue(DistinguishedName.Of(("C", "CN"), ("O", subject), ("CN", subject)), key, now);
        if (_maker.NotAfter < now.AddYears(SealYears))
        {
            _maker = Issue(_maker.Subject, _maker.PublicKey!, now);
            Write(Named(Maker), Encoding.ASCII.GetBytes(_maker.ToPem()));
        }

        var seal = ElectronicSeal.Make(
            new SealContent
            {
                Id = Convert.ToHexString(RandomNumberGenerator.GetBytes(7)), Name = name, Signers = [certificate],
                CreatedAt = now, ValidFrom = now.AddMinutes(-1), ValidTo = now.AddYears(SealYears), Image = _designer.Round(name).ToSealImage(),
            },
            _maker, new SigningKey(_keys, Maker));
        var path = Path.Combine(System.IO.Directory.CreateDirectory(Path.Combine(_folder, "bodies")).FullName, label);
        Write(path + ".cer", Encoding.ASCII.GetBytes(certificate.ToPem()));
        Write(path + ".esl", seal.Encoded.ToArray());
        return new BodySeal(seal, certificate, new SigningKey(_keys, label));
    }

    private Certificate Issue(DistinguishedName subject, Sm2PublicKey key, DateTimeOffset now, params string[] purposes) => _issuing.Issue(new CertificateContent
    {
        Subject = subject, PublicKey = key, NotBefore = now.AddMinutes(-1), NotAfter = now.AddYears(SealYears + 1), Usages = KeyUsages.DigitalSignature | KeyUsages.NonRepudiation, ExtendedUsages = purposes,
    });

    private string Named(string name) => Path.Combine(_folder, name + ".cer");

    private static Certificate Read(string path) => Certificate.ParseFile(File.ReadAllBytes(path));

    private static string SecretFile(string folder) => Path.Combine(folder, "keys", "passphrase");

    /// <summary>By the name, so that a body that changes its name gets a new seal.</summary>
    private static string Label(string body) => "body-" + Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(body)))[..32];

    private static void Write(string path, byte[] content)
    {
        File.WriteAllBytes(path + ".new", content);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static void WriteSecret(string path, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, Encoding.ASCII, options);
        writer.Write(secret);
    }
}
