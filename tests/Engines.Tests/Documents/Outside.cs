using System.Diagnostics;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

/// <summary>Programs of others that judge our files. Where one is missing the test is skipped on a laptop and fails in CI.</summary>
internal static class Outside
{
    private static readonly string[] Preflight =
        ["preflight.jar", "pdfbox2.jar", "fontbox2.jar", "xmpbox.jar", "commons-logging.jar", "jaxb-api.jar", "javax.activation.jar"];

    /// <summary>Output and error output of a program; <c>{0}</c> in its arguments stands for a file with the given bytes.</summary>
    public static string Run(string program, byte[] file, params string[] arguments)
    {
        if (!File.Exists("/usr/bin/" + program)) Missing(program);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, file);
        try
        {
            var start = new ProcessStartInfo("/usr/bin/" + program, arguments.Select(a => a.Replace("{0}", path, StringComparison.Ordinal))) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = System.Diagnostics.Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output + error.Result;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What PDFBox preflight says of a file that claims PDF/A-1b.</summary>
    public static string Validate(byte[] pdf)
    {
        var missing = Preflight.FirstOrDefault(jar => !File.Exists("/usr/share/java/" + jar));
        if (missing is not null) Missing(missing);
        var path = string.Join(':', Preflight.Select(jar => "/usr/share/java/" + jar));
        return Run("java", pdf, "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", "{0}");
    }

    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"{what} is not installed");
        Assert.Skip($"{what} is not installed");
    }
}
