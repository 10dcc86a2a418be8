using System.Diagnostics;

namespace Heluo.Bench;

/// <summary>Warms an action up, then times batches of it and reports the median.</summary>
internal static class Measure
{
    /// <summary>Calls per second of <paramref name="action"/>, median of <paramref name="rounds"/> rounds of about <paramref name="seconds"/> each.</summary>
    public static double PerSecond(Action action, double seconds = 0.5, int rounds = 5)
    {
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed.TotalSeconds < seconds) action();
        var rates = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var count = 0L;
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                for (var i = 0; i < 16; i++) action();
                count += 16;
            }

            rates[round] = count / clock.Elapsed.TotalSeconds;
        }

        Array.Sort(rates);
        return rates[rounds / 2];
    }
}
