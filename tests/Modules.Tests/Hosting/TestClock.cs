namespace Heluo.Modules.Tests.Hosting;

/// <summary>A clock that runs and can be moved forward.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ahead;

    /// <summary>A clock that stands at an instant when made and runs on from there.</summary>
    public static TestClock StartingAt(DateTimeOffset start) => new() { _ahead = (start - System.GetUtcNow()).Ticks };

    /// <summary>Moves the clock forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ahead));
}
