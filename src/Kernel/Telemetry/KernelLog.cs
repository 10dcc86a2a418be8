using Microsoft.Extensions.Logging;

namespace Heluo.Kernel.Telemetry;

internal static partial class KernelLog
{
    [LoggerMessage(1001, LogLevel.Error, "write lane {Lane} failed with {Count} acts in the batch; it reconnects")]
    public static partial void LaneFailed(this ILogger log, string lane, int count, Exception exception);

    [LoggerMessage(1002, LogLevel.Information, "applied migration {Module}/{Name}")]
    public static partial void Migrated(this ILogger log, string module, string name);

    [LoggerMessage(1003, LogLevel.Error, "event dispatcher failed; it goes on")]
    public static partial void DispatcherFailed(this ILogger log, Exception exception);

    [LoggerMessage(1004, LogLevel.Warning, "handler {Handler} failed on event {EventId}, attempt {Attempt}")]
    public static partial void EventFailed(this ILogger log, string handler, long eventId, int attempt, Exception exception);

    [LoggerMessage(1005, LogLevel.Error, "timer worker failed; it goes on")]
    public static partial void TimersFailed(this ILogger log, Exception exception);

    [LoggerMessage(1006, LogLevel.Warning, "timer {Kind} {Key} failed, attempt {Attempt}")]
    public static partial void TimerFailed(this ILogger log, string kind, string key, int attempt, Exception exception);

    [LoggerMessage(1007, LogLevel.Error, "job {Name} failed")]
    public static partial void JobFailed(this ILogger log, string name, Exception exception);

    [LoggerMessage(1008, LogLevel.Error, "request failed {Method} {Path} {TraceId}")]
    public static partial void RequestFailed(this ILogger log, string method, string path, string traceId, Exception exception);
}
