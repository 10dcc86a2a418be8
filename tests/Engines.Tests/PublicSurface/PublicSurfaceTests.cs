using System.Reflection;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.PublicSurface;

/// <summary>
/// The public types and members of every engine, held against a file each: a change of the surface is a change of the file, seen in review. Run once with
/// <c>HELUO_WRITE_SURFACE=true</c> to write the files anew.
/// </summary>
public sealed class PublicSurfaceTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", "PublicSurface");

    public static TheoryData<string> Engines() =>
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Heluo.Engines.*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Engines_AreFound() => Engines().Count.ShouldBe(Directory.EnumerateFiles(Path.Combine(Folder, "..", "..", "..", "src", "Engines"), "*.csproj", SearchOption.AllDirectories).Count());

    [Theory]
    [MemberData(nameof(Engines))]
    public void Surface_OfEachEngine_IsTheOneOnRecord(string assembly)
    {
        var surface = SurfaceText.Of(Assembly.Load(assembly));
        var file = Path.Combine(Folder, assembly + ".txt");
        if (Environment.GetEnvironmentVariable("HELUO_WRITE_SURFACE") == "true") File.WriteAllText(file, surface);
        File.Exists(file).ShouldBeTrue($"no record of {assembly} yet; write it with HELUO_WRITE_SURFACE=true");
        surface.Split('\n').ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n'), $"the public surface of {assembly} changed; if on purpose, write the record with HELUO_WRITE_SURFACE=true");
    }
}
