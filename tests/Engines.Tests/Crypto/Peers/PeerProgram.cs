using System.Diagnostics;
using System.Text.Json;
using Heluo.TestSupport;
using Xunit;

namespace Heluo.Engines.Tests.Crypto.Peers;

/// <summary>Programs nobody here wrote, run beside the tests: absent on a laptop the test skips, absent in CI it fails.</summary>
internal static class PeerProgram
{
    /// <summary>Runs openssl with the words given; each file's name is the key.</summary>
    public static byte[] OpenSsl(string arguments, params (string Name, byte[] Data)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, data) in files) File.WriteAllBytes(Path.Combine(folder.Path, name), data);
        return Run("openssl", arguments, folder.Path, []);
    }

    /// <summary>Asks sm-crypto several questions at once.</summary>
    public static JsonElement[] SmCrypto(params object[] questions) => Node("sm-crypto", questions);

    /// <summary>Opens OFD files with ofd.js; one answer for each.</summary>
    public static JsonElement[] OfdJs(params byte[][] files)
    {
        using var folder = new TemporaryFolder();
        var paths = files.Select((_, i) => Path.Combine(folder.Path, $"{i}.ofd")).ToArray();
        for (var i = 0; i < files.Length; i++) File.WriteAllBytes(paths[i], files[i]);
        return Node("ofd-js", paths);
    }

    private static JsonElement[] Node(string peer, object input)
    {
        var folder = Path.Combine(SharedData.RepositoryRoot(), "tests", "peers", peer);
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Run("npm", "ci --ignore-scripts --no-audit --no-fund --silent", folder, []);
            else Assert.Skip($"run `npm ci --ignore-scripts` in tests/peers/{peer} first");
        }

        return JsonSerializer.Deserialize<JsonElement[]>(Run("node", "peer.js", folder, JsonSerializer.SerializeToUtf8Bytes(input)))!;
    }

    private static byte[] Run(string program, string arguments, string folder, byte[] input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = System.Diagnostics.Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return process.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException($"{program} {arguments}: {errors.Result}");
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"{program} is not on this machine");
            return [];
        }
    }
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("heluo-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
