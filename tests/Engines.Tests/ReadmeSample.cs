using Heluo.TestSupport;
using Shouldly;

namespace Heluo.Engines.Tests;

/// <summary>Keeps the samples of a README true: every line of its C# blocks stands, in order, in a test that compiles and runs.</summary>
internal static class ReadmeSample
{
    public static void ShouldStandIn(string readme, string test)
    {
        var root = SharedData.RepositoryRoot();
        var source = File.ReadAllText(Path.Combine(root, test));
        var at = 0;
        var isCode = false;
        foreach (var line in File.ReadLines(Path.Combine(root, readme)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isCode = line == "```csharp";
            else if (isCode && Code(line) is { Length: > 0 } code)
            {
                var found = source.IndexOf(code, at, StringComparison.Ordinal);
                found.ShouldBeGreaterThanOrEqualTo(0, $"“{code}” of {readme} is not in {test}");
                at = found + code.Length;
            }
        }

        at.ShouldBeGreaterThan(0, $"{readme} has no C#");
    }

    private static string Code(string line)
    {
        var comment = line.IndexOf(" // ", StringComparison.Ordinal);
        return (comment < 0 ? line : line[..comment]).Trim();
    }
}
