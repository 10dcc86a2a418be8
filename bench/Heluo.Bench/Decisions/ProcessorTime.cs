namespace Heluo.Bench.Decisions;

/// <summary>Rates per second of processor time, so that other work on the machine does not count. Collection of garbage does count.</summary>
internal static class ProcessorTime
{
    /// <summary>Calls per second, median of <paramref name="rounds"/> rounds after one to warm up.</summary>
    public static double PerSecond(Action action, double seconds = 0.3, int rounds = 5)
    {
        Round(action, seconds);
        var rates = Enumerable.Range(0, rounds).Select(_ => Round(action, seconds)).Order().ToArray();
        return rates[rounds / 2];
    }

    private static double Round(Action action, double seconds)
    {
        var (count, start, used) = (0L, Environment.CpuUsage.TotalTime, 0.0);
        while (used < seconds)
        {
            for (var i = 0; i < 16; i++) action();
            count += 16;
            used = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        }

        return count / used;
    }
}
