using System.Text.Json;
using Heluo.Kernel.Storage;

namespace Heluo.Kernel.Audit;

/// <summary>The end of a lane's chain; lives as long as the lane's connection.</summary>
internal sealed class AuditChain(string name, long sequence, byte[] hash, PreparedInsert insert, IStore store)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private long _sequence = sequence;
    private byte[] _hash = hash;

    /// <summary>Appends the entry of a unit; <paramref name="refusal"/> is null for a success. Delivered events leave no entry: what they did left its own.</summary>
    public void Append(Unit unit, string? refusal)
    {
        if (refusal is null && unit.Act.SubjectKind == "event") return;
        var actor = unit.Actor;
        var entry = new AuditEntry
        {
            Id = unit.NextId(), Chain = name, Sequence = _sequence + 1, At = DateTimeOffset.FromUnixTimeMilliseconds(unit.Now.ToUnixTimeMilliseconds()),
            ActorKind = actor.Kind.ToString(), ActorId = actor.Id, ActorName = actor.Name, Address = actor.Address ?? "", Act = unit.Act.Name,
            SubjectKind = unit.Act.SubjectKind, SubjectId = unit.SubjectId ?? unit.Act.SubjectId ?? "", Outcome = refusal ?? "ok",
            Facts = unit.Facts.Count == 0 ? "" : JsonSerializer.Serialize(unit.Facts, Json),
        };
        var next = entry.HashAfter(_hash);
        insert.Run(
            entry.Id, name, entry.Sequence, store.Instant(entry.At), entry.ActorKind, entry.ActorId, entry.ActorName, entry.Address, entry.Act,
            entry.SubjectKind, entry.SubjectId, entry.Outcome, entry.Facts, next);
        (_sequence, _hash) = (entry.Sequence, next);
    }
}
