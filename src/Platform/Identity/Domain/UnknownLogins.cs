using System.Collections.Concurrent;
using Heluo.Kernel.Results;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Domain;

/// <summary>Counts failures of logins that do not exist, so that they lock like those that do and nobody learns which exist.</summary>
internal sealed class UnknownLogins(IOptions<IdentityOptions> options)
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset? LockedUntil)> _seen = new();

    public Error Refuse(string login, DateTimeOffset now)
    {
        if (_seen.Count > Most) _seen.Clear();
        if (_seen.TryGetValue(login, out var before) && before.LockedUntil > now) return Locked(before.LockedUntil.Value, now);
        _seen.AddOrUpdate(login, _ => (1, null), (_, state) =>
        {
            var failures = (state.LockedUntil is null ? state.Failures : 0) + 1;
            return failures >= options.Value.Failures ? (0, now + options.Value.Lock) : (failures, null);
        });
        return IdentityErrors.WrongLogin;
    }

    /// <summary>The refusal of a locked account with the time that is left.</summary>
    public static Error Locked(DateTimeOffset until, DateTimeOffset now) => IdentityErrors.Locked.With(Math.Max(1, (int)Math.Ceiling((until - now).TotalMinutes)));
}
