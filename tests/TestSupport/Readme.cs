namespace Heluo.TestSupport;

/// <summary>The code samples in the README of an engine, held against the tests that compile them.</summary>
public static class Readme
{
    private const string Fence = "```csharp";

    /// <summary>Samples of <c>src/Engines/NAME/README.md</c> whose lines do not stand, in order, in <c>tests/Engines.Tests/NAME/ReadmeSamples.cs</c>.</summary>
    /// <param name="engine">Name of the engine.</param>
    public static IReadOnlyList<string> SamplesMissingFrom(string engine)
    {
        var root = SharedData.RepositoryRoot();
        var readme = File.ReadAllText(Path.Combine(root, "src", "Engines", engine, "README.md"));
        var tests = Trimmed(File.ReadAllText(Path.Combine(root, "tests", "Engines.Tests", engine, "ReadmeSamples.cs")));
        var samples = readme.Split(Fence).Skip(1).Select(s => Trimmed(s[..s.IndexOf("```", StringComparison.Ordinal)])).ToArray();
        return samples.Length == 0 ? ["the README has no sample"] : samples.Where(s => !tests.Contains(s, StringComparison.Ordinal)).ToArray();
    }

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}
