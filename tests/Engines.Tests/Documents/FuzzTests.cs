using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Pdf;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Tests.Documents.Fuzz;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

/// <summary>A short run of what <c>./heluo bench fuzz-documents</c> does for long, and every input that was ever found.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 150;

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Run_ChangedInputs_AreReadOrRefused(string name)
    {
        var target = FuzzTarget.All.Single(t => t.Name == name);
        var fuzzer = new Fuzzer(target, seed: 41);
        foreach (var input in target.Seeds) fuzzer.Try(input).ShouldBeNull();
        for (var i = 0; i < Inputs; i++) fuzzer.Step(target.Seeds).ShouldBeNull();
    }

    [Fact]
    public void Seeds_AsTheyAre_AreReadWhole()
    {
        var page = OfdFile.Open(FuzzSeeds.Package(FuzzSeeds.OfdParts())).Documents[0].Pages[0];
        page.ToPng(50);
        page.Text().ShouldBe("证照库\nab");
        page.Notes.ShouldHaveSingleItem().ShouldContain("坏");
        foreach (var pdf in FuzzSeeds.Pdfs()) PdfSignatureReader.Read(pdf).Count.ShouldBeLessThan(2);
        foreach (var template in FuzzSeeds.Templates()) DocumentTemplate.Check(System.Text.Encoding.UTF8.GetString(template)).ShouldBeEmpty();
    }

    [Fact]
    public void Run_KeptCorpus_IsReadOrRefused()
    {
        var folder = Path.Combine(Heluo.TestSupport.SharedData.RepositoryRoot(), "tests", "Engines.Tests", "Documents", "Corpus");
        foreach (var path in Directory.GetFiles(folder, "*.bin", SearchOption.AllDirectories))
        {
            var target = FuzzTarget.All.Single(t => t.Name == Path.GetFileName(Path.GetDirectoryName(path)));
            new Fuzzer(target, 0).Try(File.ReadAllBytes(path)).ShouldBeNull(path);
        }
    }
}
