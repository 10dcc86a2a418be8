using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Heluo.Architecture.Tests;

/// <summary>Sizes and names that keep the code readable.</summary>
public sealed partial class StyleTests
{
    private static readonly string[] Sources = [.. Repository.Files("src", "*.cs"), .. Repository.Files("src", "*.razor")];

    [Fact]
    public void Sources_AreFound() => Sources.Length.ShouldBeGreaterThan(500);

    [Fact]
    public void File_HasAtMost500Lines() =>
        Sources.Where(f => File.ReadLines(f).Count() > 500).Select(Repository.Relative).ShouldBeEmpty();

    [Fact]
    public void HalfOfTheFiles_HaveAtMost60Lines()
    {
        var lines = Sources.Select(f => File.ReadLines(f).Count()).Order().ToArray();
        lines[lines.Length / 2].ShouldBeLessThanOrEqualTo(60);
        lines[lines.Length * 9 / 10].ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void Module_HasAtMost8000Lines() =>
        (from wing in CompiledModules.Wings
         let folder = Path.Combine(Repository.Root, "src", wing)
         where Directory.Exists(folder)
         from module in Directory.EnumerateDirectories(folder)
         where Path.GetFileName(module) is not ("bin" or "obj")
         let lines = Sources.Where(f => f.StartsWith(module + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Sum(f => File.ReadLines(f).Count())
         where lines > 8000
         select $"{Repository.Relative(module)}: {lines}").ShouldBeEmpty();

    [Fact]
    public void Program_HasAtMost60Lines() => File.ReadLines(Path.Combine(Repository.Root, "src/Host/Program.cs")).Count().ShouldBeLessThanOrEqualTo(60);

    [Fact]
    public void ModuleClass_HasAtMost100Lines() =>
        Sources.Where(f => !f.Contains("/Engines/", StringComparison.Ordinal) && f.EndsWith("Module.cs", StringComparison.Ordinal) && File.ReadLines(f).Count() > 100).Select(Repository.Relative).ShouldBeEmpty();

    [Fact]
    public void TypeName_SaysWhatItIs() =>
        (from module in CompiledModules.All
         from type in module.Types
         where VagueName().IsMatch(type.Name)
         select type.FullName).ShouldBeEmpty();

    [Fact]
    public void Module_HasAReadme() =>
        (from wing in CompiledModules.Wings
         let folder = Path.Combine(Repository.Root, "src", wing)
         where Directory.Exists(folder)
         from module in Directory.EnumerateFiles(folder, "*Module.cs", SearchOption.AllDirectories)
         let readme = Path.Combine(Path.GetDirectoryName(module)!, "README.md")
         where !File.Exists(readme) || File.ReadLines(readme).Count() > 40
         select Repository.Relative(readme)).ShouldBeEmpty("a module's README has at most 40 lines: purpose, tables, events, modules called");

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Common|Base|Impl|Data|Info)$")]
    private static partial Regex VagueName();
}
