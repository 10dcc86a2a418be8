using Heluo.Engines.Codes;

namespace Heluo.Bench.Codes;

/// <summary>How long one check takes; the bar is 1 µs.</summary>
internal static class CodesBench
{
    public static Task<int> RunAsync(string[] arguments)
    {
        var today = new DateOnly(2026, 11, 23);
        var licence = "1.2.156.3005.2.11410000MB12345628001.12410100MB7654322R.2026010500000001.001.E";
        Report("codes citizen check", () => CitizenNumber.Check("410102199003070035", today));
        Report("codes credit check", () => CreditCode.Check("11410000MB12345628"));
        Report("codes case number check", () => CaseNumber.Check("12441500196720244T3442199806003202206230068"));
        Report("codes licence check", () => LicenceIdentifier.Check(licence));
        return Task.FromResult(0);
    }

    private static void Report(string name, Func<CodeFault> check)
    {
        var valid = 0;
        var perSecond = Measure.PerSecond(() => valid += check().IsNone ? 1 : 0, seconds: 0.2);
        Console.WriteLine($"{name}: {1e9 / perSecond:F0} ns ({1000 / (1e9 / perSecond):F1} times faster than the bar of 1 µs)");
    }
}
