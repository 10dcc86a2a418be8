using Heluo.Engines.Crypto;

namespace Heluo.Host.Commands;

/// <summary>Software keys as files: <c>FOLDER/label.key</c> with the passphrase in a file, in HELUO_KEY_PASSPHRASE or typed in.</summary>
internal static class KeyFiles
{
    public const string PassphraseFile = "passphrase";

    /// <summary>Opens the store a key file lies in.</summary>
    /// <exception cref="ArgumentException">No such key file.</exception>
    public static SoftwareKeyStore Open(string keyFile, string? passphraseFile, out string label)
    {
        if (!File.Exists(keyFile) || Path.GetExtension(keyFile) != ".key") throw new ArgumentException($"没有这个密钥文件：{keyFile}");
        var folder = Path.GetDirectoryName(Path.GetFullPath(keyFile))!;
        label = Path.GetFileNameWithoutExtension(keyFile);
        return SoftwareKeyStore.Open(folder, Passphrase(folder, passphraseFile));
    }

    private static string Passphrase(string folder, string? file)
    {
        var beside = Path.Combine(folder, PassphraseFile);
        if (file is not null) return File.ReadAllText(file).Trim();
        if (Environment.GetEnvironmentVariable("HELUO_KEY_PASSPHRASE") is { Length: > 0 } given) return given;
        if (File.Exists(beside)) return File.ReadAllText(beside).Trim();
        Console.Error.Write("密钥口令：");
        return Console.ReadLine() ?? "";
    }
}
