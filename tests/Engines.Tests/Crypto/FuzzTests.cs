using Heluo.Fuzz;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

/// <summary>A short run at every parser, and everything a long one found. The long one is <c>./heluo bench fuzz-der --minutes 10</c>.</summary>
public sealed class FuzzTests
{
    private const int Changes = 400;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Parse_ChangedInputs_IsTakenOrRefusedButNeverFails(string name)
    {
        var target = FuzzTargets.All.Single(one => one.Name == name);
        var mutator = new Mutator(name.Length);
        List<byte[]> pool = [target.Seed, .. Kept(name)];

        foreach (var input in pool) Fire(target, input);
        for (var i = 0; i < Changes; i++) Fire(target, mutator.Change(pool[i % pool.Count], pool));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Parse_SoundInput_IsTaken(string name)
    {
        var target = FuzzTargets.All.Single(one => one.Name == name);

        Should.NotThrow(() => target.Run(target.Seed));
    }

    private static void Fire(FuzzTarget target, byte[] input)
    {
        try
        {
            target.Run(input);
        }
        catch (Exception thrown) when (FuzzTargets.IsRefusal(thrown))
        {
            thrown.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static IEnumerable<byte[]> Kept(string name) =>
        Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", "Crypto", "Corpus"), name + "~*").Select(File.ReadAllBytes);
}
