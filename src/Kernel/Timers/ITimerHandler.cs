using Heluo.Kernel.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Kernel.Timers;

internal sealed record TimerChange(string Kind, string Key, DateTimeOffset? DueAt, string Payload);

/// <summary>A timer that has come due.</summary>
/// <param name="Kind">Kind, names the handler.</param>
/// <param name="Key">Key within the kind, e.g. the matter's id.</param>
/// <param name="DueAt">When it was due, UTC.</param>
/// <param name="Payload">What was given when it was set.</param>
public sealed record DueTimer(string Kind, string Key, DateTimeOffset DueAt, string Payload);

/// <summary>Handles timers of one kind, in a unit of its own; the timer is removed in the same transaction. An exception means: try again later.</summary>
public interface ITimerHandler
{
    /// <summary>Kind of the timers, e.g. <c>cases.deemed-acceptance</c>.</summary>
    string Kind { get; }

    /// <summary>Reacts to a due timer; may schedule the next one.</summary>
    Task HandleAsync(DueTimer timer, Unit unit);
}

/// <summary>Work done again and again outside the write lanes, by one node at a time.</summary>
public interface IRecurringJob
{
    /// <summary>Stable name.</summary>
    string Name { get; }

    /// <summary>Pause between the end of a run and the next.</summary>
    TimeSpan Every { get; }

    /// <summary>One run; writes through <see cref="Writes"/>.</summary>
    Task RunAsync(CancellationToken cancellation);
}

/// <summary>Registers timers and jobs.</summary>
public static class TimerRegistration
{
    /// <summary>Adds a handler of timers.</summary>
    public static IServiceCollection AddTimerHandler<THandler>(this IServiceCollection services)
        where THandler : class, ITimerHandler => services.AddScoped<ITimerHandler, THandler>();

    /// <summary>Adds a recurring job.</summary>
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services)
        where TJob : class, IRecurringJob => services.AddScoped<IRecurringJob, TJob>();
}
