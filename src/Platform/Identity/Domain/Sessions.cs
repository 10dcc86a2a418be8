using System.Collections.Concurrent;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Domain;

/// <summary>Finds the actor of a request by its session; answers from memory for a short while so that a hot session costs no query.</summary>
internal sealed class Sessions(
    ModuleDbFactory<IdentityDb> databases, Writes writes, IDirectory directory, IOptions<IdentityOptions> options, TimeProvider clock) : IActorResolver
{
    public const string Cookie = "heluo";
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Known> _known = new();

    public async ValueTask<Actor> ResolveAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var token = TokenOf(context.Request);
        if (token is null) return Actor.Nobody with { Address = address };
        var now = clock.GetUtcNow();
        if (!_known.TryGetValue(token, out var known) || known.Until <= now)
        {
            known = await LoadAsync(token, now, context.RequestAborted);
            if (_known.Count > 200_000) _known.Clear();
            _known[token] = known;
        }

        return known.Actor with { Address = address };
    }

    /// <summary>The session id of a request; 0 when there is none.</summary>
    public long IdOf(HttpContext context) => TokenOf(context.Request) is { } token && _known.TryGetValue(token, out var known) ? known.SessionId : 0;

    /// <summary>Ends sessions in memory; rows are ended by the act that calls this.</summary>
    public void Forget(long accountId)
    {
        foreach (var (token, known) in _known)
            if (known.AccountId == accountId) _known.TryRemove(token, out _);
    }

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.Ordinal)) return header[7..];
        return request.Cookies.TryGetValue(Cookie, out var token) && token.Length == 64 ? token : null;
    }

    private async Task<Known> LoadAsync(string token, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var hash = Session.HashOf(token);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.TokenHash == hash, cancellation);
        if (session is null || session.EndedAt is not null || session.EndsAt <= now) return new Known(Actor.Nobody, 0, 0, now + Remembered);
        var account = await db.Accounts.SingleAsync(a => a.Id == session.AccountId, cancellation);
        if (!account.Active) return new Known(Actor.Nobody, 0, 0, now + Remembered);
        if (now - session.SeenAt > TouchEvery) await TouchAsync(session, account, cancellation);
        var actor = account.Kind == AccountKind.Official ? await OfficialAsync(account, now, cancellation) : await ApplicantAsync(db, account, cancellation);
        actor = actor with { FirstDo = FirstDo(account, now) };
        return new Known(actor, account.Id, session.Id, now + Remembered);
    }

    private string? FirstDo(Account account, DateTimeOffset now)
    {
        if (account.MustRenew(options.Value, now)) return "/account/password";
        return account is { Kind: AccountKind.Official, Demo: false, TotpSecret: null } && options.Value.NeedsSecondFactor ? "/account/second-factor" : null;
    }

    /// <summary>Open sessions of an account, the latest first.</summary>
    public async Task<IReadOnlyList<Session>> OpenOfAsync(long accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = databases.OpenForReading();
        return await db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.EndsAt > now).OrderByDescending(s => s.Id).Take(50).ToListAsync(cancellation);
    }

    private async Task<Actor> OfficialAsync(Account account, DateTimeOffset now, CancellationToken cancellation)
    {
        var rights = await directory.RightsOfAsync(account.OfficialId, now.DayInChina(), cancellation);
        if (rights.Name.Length == 0) return Actor.Nobody; // left office: the session ends with it
        return new Actor
        {
            Kind = ActorKind.Official, Id = account.Id, HolderId = account.OfficialId, Name = rights.Name, Assurance = 3, Grants = rights.Grants, Posts = [.. rights.Posts.Select(p => p.Id)],
        };
    }

    private static async Task<Actor> ApplicantAsync(IdentityDb db, Account account, CancellationToken cancellation)
    {
        var holder = await db.Holders.SingleAsync(h => h.Id == account.HolderId, cancellation);
        return new Actor
        {
            Kind = account.Kind == AccountKind.Person ? ActorKind.Person : ActorKind.Organisation,
            Id = account.Id, HolderId = holder.Id, Name = holder.Name, Assurance = holder.Assurance,
        };
    }

    private Task TouchAsync(Session session, Account account, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(Actor.Platform, "identity.touch-session", "event"), async unit =>
        {
            var row = await unit.Db<IdentityDb>().Sessions.SingleAsync(s => s.Id == session.Id, cancellation);
            var idle = account.Kind == AccountKind.Official ? options.Value.OfficialIdle : options.Value.ApplicantIdle;
            row.SeenAt = unit.Now;
            row.EndsAt = unit.Now + idle < row.BeganAt + options.Value.Longest ? unit.Now + idle : row.BeganAt + options.Value.Longest;
            return Done.Value;
        }, cancellation);

    private sealed record Known(Actor Actor, long AccountId, long SessionId, DateTimeOffset Until);
}
