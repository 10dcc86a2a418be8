using System.Text.Json;
using Heluo.Kernel.Storage;

namespace Heluo.Kernel.Audit;

/// <summary>The last entry of a chain.</summary>
internal readonly record struct AuditEnd(long Sequence, byte[] Hash);

/// <summary>The end of a lane's chain; lives as long as the lane's connection.</summary>
internal sealed class AuditChain(string name, AuditEnd end, LaneStatements statements, IStore store)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _insert =
        $"""
        insert into {store.Table("kernel", "audit")} (id, chain, sequence, at, actor_kind, actor_id, actor_name, address, act, subject_kind, subject_id, outcome, facts, hash)
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13)
        """;

    /// <summary>Where the chain ends; set back when entries were undone.</summary>
    public AuditEnd End { get; set; } = end;

    /// <summary>Appends the entry of a unit; <paramref name="refusal"/> is null for a success. Delivered events leave no entry: what they did left its own.</summary>
    public void Append(Unit unit, string? refusal)
    {
        if (refusal is null && unit.Act.SubjectKind == "event") return;
        var actor = unit.Actor;
        var entry = new AuditEntry
        {
            Id = unit.NextId(), Chain = name, Sequence = End.Sequence + 1, At = DateTimeOffset.FromUnixTimeMilliseconds(unit.Now.ToUnixTimeMilliseconds()),
            ActorKind = actor.Kind.ToString(), ActorId = actor.Id, ActorName = actor.Name, Address = actor.Address ?? "", Act = unit.Act.Name,
            SubjectKind = unit.Act.SubjectKind, SubjectId = unit.SubjectId ?? unit.Act.SubjectId ?? "", Outcome = refusal ?? "ok",
            Facts = unit.Facts.Count == 0 ? "" : JsonSerializer.Serialize(unit.Facts, Json),
        };
        var next = entry.HashAfter(End.Hash);
        statements.Post(_insert,
        [
            entry.Id, name, entry.Sequence, store.Instant(entry.At), entry.ActorKind, entry.ActorId, entry.ActorName, entry.Address, entry.Act,
            entry.SubjectKind, entry.SubjectId, entry.Outcome, entry.Facts, next,
        ]);
        End = new AuditEnd(entry.Sequence, next);
    }
}
