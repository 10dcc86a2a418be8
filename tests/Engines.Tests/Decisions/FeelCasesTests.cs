using Heluo.Engines.Decisions.Feel;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Decisions;

/// <summary>Files of lines <c>expression => expression</c>: both sides evaluate to the same value; <c>error</c> stands for null or a refusal.</summary>
public sealed class FeelCasesTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", "Decisions", "Cases");

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Folder, "*.feel").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Evaluate_EveryLine_GivesTheValueOnItsRight(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(l => l.Length > 0 && l[0] != '#').Select(Difference).OfType<string>().ShouldBeEmpty();

    private static string? Difference(string line)
    {
        var arrow = line.IndexOf(" => ", StringComparison.Ordinal);
        var (source, wanted) = (line[..arrow], line[(arrow + 4)..]);
        var got = Value(source);
        if (wanted == "error") return got is null ? null : $"{source} gives {FeelText.Literal(got)}, not an error";
        var expected = Value(wanted);
        var pair = new Dictionary<string, object?> { ["a"] = got, ["b"] = expected };
        return FeelText.Literal(got) == FeelText.Literal(expected) || FeelExpression.Parse("a = b").Evaluate(pair).IsTrue
            ? null : $"{source} gives {FeelText.Literal(got)}, not {wanted}";
    }

    private static object? Value(string source)
    {
        try
        {
            return FeelExpression.Parse(source).Evaluate().Value;
        }
        catch (FeelSyntaxException)
        {
            return null;
        }
    }
}
