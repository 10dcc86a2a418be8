using System.Buffers.Binary;
using System.Text;
using Heluo.Engines.Crypto;

namespace Heluo.Kernel.Audit;

/// <summary>
/// One act, done or refused (GB/T 22239-2019 安全审计 b: date and time, user, event, success or not). Entries of a chain are linked: the hash of each covers the one before it.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>Time-ordered id.</summary>
    public required long Id { get; init; }

    /// <summary>The chain it belongs to, one per node and write lane.</summary>
    public required string Chain { get; init; }

    /// <summary>Position in the chain, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Kind of actor.</summary>
    public required string ActorKind { get; init; }

    /// <summary>Account; 0 for nobody and the platform.</summary>
    public required long ActorId { get; init; }

    /// <summary>Name of the actor at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>Network address; empty inside the platform.</summary>
    public required string Address { get; init; }

    /// <summary>Name of the act.</summary>
    public required string Act { get; init; }

    /// <summary>Kind of thing acted on.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Id of the thing; empty when none was made.</summary>
    public required string SubjectId { get; init; }

    /// <summary><c>ok</c>, or the code of the refusal or failure.</summary>
    public required string Outcome { get; init; }

    /// <summary>Facts as JSON; empty when none.</summary>
    public required string Facts { get; init; }

    /// <summary>SM3 over the previous hash and all fields above.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>The hash that follows <paramref name="previous"/> (32 bytes; zeros for the first entry).</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        var bytes = new MemoryStream(256);
        bytes.Write(previous);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in (ReadOnlySpan<string>)
            [Chain, Number(Sequence), Number(At.ToUnixTimeMilliseconds()), ActorKind, Number(ActorId), ActorName, Address, Act, SubjectKind, SubjectId, Outcome, Facts])
        {
            var text = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        var hash = new byte[32];
        Sm3.Hash(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), hash);
        return hash;
    }

    private static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
