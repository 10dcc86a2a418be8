using System.Diagnostics;
using System.Globalization;

namespace Heluo.Bench.Crypto;

/// <summary>Runs <c>openssl speed</c>, which counts processor seconds, and reads its figures.</summary>
internal static class OpenSsl
{
    public static string Version => Run("version").Trim();

    /// <summary>Signatures and verifications per processor second.</summary>
    public static (double Sign, double Verify) Sm2(int seconds = 1)
    {
        var fields = Line(Run($"speed -mr -seconds {seconds} sm2"), "+F7:");
        return (Number(fields[^2]), Number(fields[^1]));
    }

    /// <summary>Megabytes per processor second of an algorithm on blocks of <paramref name="size"/> bytes.</summary>
    public static double Throughput(string algorithm, int size, bool decrypt = false, int seconds = 1) =>
        Number(Line(Run($"speed -mr -seconds {seconds} -bytes {size} {(decrypt ? "-decrypt " : "")}-evp {algorithm}"), "+F:")[^1]) / 1e6;

    private static string Run(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static string[] Line(string output, string start) =>
        (Array.FindLast(output.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("openssl gave no figure")).Trim().Split(':');

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
