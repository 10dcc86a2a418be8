using System.Data.Common;
using Dapper;
using Heluo.Kernel.Storage;

namespace Heluo.Kernel.Audit;

/// <summary>The audit of every act: append-only, chained with SM3, kept at least six months (网络安全法).</summary>
public sealed class AuditTrail(IStore store)
{
    private string Table => store.Table("kernel", "audit");

    internal AuditChain OpenChain(string chain, DbConnection connection, LaneStatements statements)
    {
        var last = connection.QueryFirstOrDefault<(long Sequence, byte[] Hash)>(
            $"select sequence, hash from {Table} where chain = @chain order by sequence desc limit 1", new { chain });
        return new AuditChain(chain, new AuditEnd(last.Sequence, last.Hash ?? new byte[32]), statements, store);
    }

    /// <summary>Entries about one subject, newest first.</summary>
    public IReadOnlyList<AuditEntry> About(string subjectKind, string subjectId, int limit = 100)
    {
        using var connection = store.OpenRead();
        return Read(connection, $"where subject_kind = @subjectKind and subject_id = @subjectId order by id desc limit @limit", new { subjectKind, subjectId, limit });
    }

    /// <summary>Newest entries before an id (keyset), optionally of one act or actor.</summary>
    public IReadOnlyList<AuditEntry> Page(long? before, string? act, long? actorId, int limit)
    {
        using var connection = store.OpenRead();
        return Read(connection,
            $"where id < @before {(act is null ? "" : "and act = @act")} {(actorId is null ? "" : "and actor_id = @actorId")} order by id desc limit @limit",
            new { before = before ?? long.MaxValue, act, actorId, limit });
    }

    /// <summary>Checks every chain from its first entry; yields the first broken place of each, or nothing.</summary>
    public IEnumerable<(string Chain, long Sequence, string Reason)> Verify()
    {
        using var connection = store.OpenRead();
        foreach (var chain in connection.Query<string>($"select distinct chain from {Table}").ToList())
        {
            var (expected, previous) = (1L, new byte[32]);
            while (true)
            {
                var page = Read(connection, "where chain = @chain and sequence >= @expected order by sequence limit 1000", new { chain, expected });
                if (page.Count == 0) break;
                foreach (var entry in page)
                {
                    if (entry.Sequence != expected) yield return (chain, expected, "缺少记录");
                    else if (!entry.HashAfter(previous).AsSpan().SequenceEqual(entry.Hash)) yield return (chain, entry.Sequence, "记录与校验值不符");
                    else
                    {
                        (expected, previous) = (expected + 1, entry.Hash);
                        continue;
                    }

                    page = [];
                    break;
                }

                if (page.Count == 0) break;
            }
        }
    }

    private List<AuditEntry> Read(DbConnection connection, string condition, object parameters) => [.. connection
        .Query($"select * from {Table} {condition}", parameters)
        .Select(row => new AuditEntry
        {
            Id = row.id, Chain = row.chain, Sequence = row.sequence, At = Instant(row.at), ActorKind = row.actor_kind, ActorId = row.actor_id, ActorName = row.actor_name,
            Address = row.address, Act = row.act, SubjectKind = row.subject_kind, SubjectId = row.subject_id, Outcome = row.outcome, Facts = row.facts, Hash = row.hash,
        })];

    private static DateTimeOffset Instant(object value) => value is DateTime time
        ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))
        : DateTimeOffset.FromUnixTimeMilliseconds((long)value);
}
