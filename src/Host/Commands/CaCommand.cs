using System.Security.Cryptography;
using Heluo.Engines.Crypto;

namespace Heluo.Host.Commands;

/// <summary><c>heluo ca demo DIR</c>: a demonstration authority with keys, certificates and a revocation list, everything marked 样例.</summary>
internal sealed class CaCommand : ICommand
{
    public string Verb => "ca";

    public string Help => "样例证书";

    public IReadOnlyList<string> Usage => ["demo 目录 [--name 机构名]", "  建一套样例证书（根、签发机构、制章单位、签章人、时间戳）及其密钥"];

    public Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return Task.FromResult(arguments is ["demo", .. var rest] ? Demo(CommandOptions.Parse(rest, ["name"])) : this.Misused());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return Task.FromResult(Refuse(fault.Message));
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private static int Demo(CommandOptions options)
    {
        if (options.Words is not [var folder]) throw new ArgumentException("请指明一个目录");
        var keys = Path.Combine(folder, "keys");
        if (Directory.Exists(keys)) throw new ArgumentException($"{keys} 已经存在，不会覆盖已有的密钥");
        var passphrase = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using var store = SoftwareKeyStore.Open(keys, passphrase);
        WriteSecret(Path.Combine(keys, KeyFiles.PassphraseFile), passphrase);
        var now = TimeProvider.System.GetUtcNow();
        var authority = DemonstrationAuthority.Create(store, options.Find("name") ?? "河洛示范", now.AddMinutes(-1));
        var named = new (string Name, Certificate Certificate)[]
        {
            ("root", authority.Root.Certificate), ("issuing", authority.Issuing.Certificate), ("seal-maker", authority.SealMaker),
            ("signer", authority.Signer), ("timestamp", authority.Timestamp),
        };
        foreach (var (name, certificate) in named) File.WriteAllText(Path.Combine(folder, name + ".cer"), certificate.ToPem());
        File.WriteAllBytes(Path.Combine(folder, "root.crl"), authority.Root.IssueRevocationList([], 1, now, now.AddYears(1)).Encoded.ToArray());
        File.WriteAllBytes(Path.Combine(folder, "issuing.crl"), authority.Issuing.IssueRevocationList([], 1, now, now.AddYears(1)).Encoded.ToArray());
        Console.WriteLine($"已建样例证书，不得用于真实业务：{folder}");
        return 0;
    }

    private static void WriteSecret(string path, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, System.Text.Encoding.ASCII, options);
        writer.Write(secret);
    }
}
