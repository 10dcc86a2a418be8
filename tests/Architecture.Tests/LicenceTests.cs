using System.Text.Json;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Heluo.Architecture.Tests;

/// <summary>Every restored package has a licence that binds nobody who installs the platform.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "MS-PL", "MPL-2.0", "MIT OR Apache-2.0", "Apache-2.0 OR MPL-2.0"];

    /// <summary>Packages that bring a licence file instead of a name, read by hand.</summary>
    private static readonly string[] ReadByHand =
    [
        "Otp.NET", "Lucene.Net", "J2N", "xunit.abstractions", "Microsoft.Win32.SystemEvents", "Deque.AxeCore.Commons", "QRCoder", "SQLitePCLRaw.lib.e_sqlite3",
        "SourceGear.sqlite3", "CsCheck", "BouncyCastle.Cryptography", "MiniExcel", "Shouldly", "Gee.External.Capstone",
    ];

    [Fact]
    public void Package_HasAnAllowedLicence()
    {
        var packages = Packages();
        packages.Count.ShouldBeGreaterThan(50);
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        packages.Select(p => (p.Name, Licence: LicenceOf(Path.Combine(folder, p.Name.ToLowerInvariant(), p.Version, p.Name.ToLowerInvariant() + ".nuspec"))))
            .Where(p => p.Licence is not null && !Allowed.Contains(p.Licence) && !ReadByHand.Contains(p.Name))
            .Select(p => $"{p.Name}: {p.Licence}").ShouldBeEmpty();
    }

    private static HashSet<(string Name, string Version)> Packages() =>
    [
        .. from file in Repository.Files(".", "packages.lock.json")
           let dependencies = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies")
           from framework in dependencies.EnumerateObject()
           from package in framework.Value.EnumerateObject()
           where package.Value.GetProperty("type").GetString() != "Project"
           select (package.Name, package.Value.GetProperty("resolved").GetString()!),
    ];

    /// <summary>The licence expression; the word <c>file</c> or the address when there is none; null when the package is not on this machine.</summary>
    private static string? LicenceOf(string nuspec)
    {
        if (!File.Exists(nuspec)) return null;
        var metadata = XDocument.Load(nuspec).Root!.Elements().First(e => e.Name.LocalName == "metadata");
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        if (licence?.Attribute("type")?.Value == "expression") return licence.Value;
        var address = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "licenseUrl")?.Value ?? "none";
        return licence is not null ? "file " + licence.Value : address.Replace("https://licenses.nuget.org/", "", StringComparison.Ordinal);
    }
}
