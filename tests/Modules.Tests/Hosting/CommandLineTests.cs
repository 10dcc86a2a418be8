using Heluo.Host;
using Heluo.Host.Commands;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>Help of the command line, and what it says to wrong use.</summary>
public sealed class CommandLineTests
{
    public static TheoryData<string> Verbs => [.. CommandLine.Verbs];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_OfEveryVerb_EndsWell(string verb)
    {
        (await CommandLine.RunAsync([verb, "--help"])).ShouldBe(0);
        (await CommandLine.RunAsync([verb, "-h"])).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Use_WithAnUnknownOption_IsRefused(string verb) => (await CommandLine.RunAsync([verb, "--unknown"])).ShouldBe(2);

    [Fact]
    public async Task Verb_Unknown_IsRefused_NoneIsHelp()
    {
        (await CommandLine.RunAsync(["nothing"])).ShouldBe(2);
        (await CommandLine.RunAsync([])).ShouldBe(0);
        (await CommandLine.RunAsync(["--help"])).ShouldBe(0);
    }

    [Theory]
    [InlineData("不认识的选项 --bogus；可用 --urls --data --store --connection --packs --no-demo", "--bogus")]
    [InlineData("不认识的选项 --bogus=1；可用 --urls --data --store --connection --packs --no-demo", "--bogus=1")]
    [InlineData("--data 后面缺少值", "--data", "--no-demo")]
    [InlineData("不认识的存储 oracle；--store 应为 sqlite 或 postgres", "--store", "oracle")]
    public void Options_Wrong_AreNamedWithThoseThatExist(string words, params string[] arguments) =>
        Should.Throw<WrongUseException>(() => Settings.FromArguments(arguments, "--no-demo")).Message.ShouldBe(words);

    [Fact]
    public void Options_Known_BecomeSettings() =>
        Settings.FromArguments(["--urls", "http://x", "--data=/d", "--no-demo", "--Identity:ApplicantIdle=00:05:00"], "--no-demo")
            .ShouldBe(["--urls=http://x", "--Store:DataFolder=/d", "--Identity:ApplicantIdle=00:05:00"]);
}
