namespace Heluo.Engines.Crypto;

/// <summary>An SM2 signature (r, s), 32 octets each (GB/T 32918.2-2016).</summary>
public sealed class Sm2Signature : IEquatable<Sm2Signature>
{
    /// <summary>Bytes of the raw form r ‖ s: 64.</summary>
    public const int RawBytes = 64;

    private readonly byte[] raw;

    /// <summary>From r ‖ s.</summary>
    /// <exception cref="ArgumentException">Not 64 bytes.</exception>
    public Sm2Signature(ReadOnlySpan<byte> raw)
    {
        if (raw.Length != RawBytes) throw new ArgumentException("SM2 签名须为 64 字节", nameof(raw));
        this.raw = raw.ToArray();
    }

    /// <summary>r ‖ s, 64 bytes.</summary>
    public ReadOnlySpan<byte> Raw => raw;

    /// <summary>From SEQUENCE { r INTEGER, s INTEGER } (GB/T 35276-2017 clause 7.3).</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static Sm2Signature FromDer(ReadOnlyMemory<byte> der)
    {
        var sequence = DerReader.OpenSequence(der);
        byte[] both = [.. sequence.UnsignedInteger(Sm2Curve.ScalarBytes), .. sequence.UnsignedInteger(Sm2Curve.ScalarBytes)];
        sequence.End();
        return new Sm2Signature(both);
    }

    /// <summary>From DER, or from the raw 64 bytes that some makers put in its place. DER of 64 bytes, which short values give, is taken for DER.</summary>
    /// <exception cref="DerException">Neither.</exception>
    public static Sm2Signature FromDerOrRaw(ReadOnlyMemory<byte> signature) =>
        signature.Length == RawBytes && !LooksLikeDer(signature.Span) ? new Sm2Signature(signature.Span) : FromDer(signature);

    /// <summary>As SEQUENCE { r INTEGER, s INTEGER }.</summary>
    public byte[] ToDer() => Der.Sequence(Der.UnsignedInteger(Raw[..32]), Der.UnsignedInteger(Raw[32..]));

    /// <summary>A SEQUENCE of two INTEGERs that fill it; one raw signature in 2⁴⁸ looks so.</summary>
    private static bool LooksLikeDer(ReadOnlySpan<byte> octets)
    {
        if (octets is not [DerTag.Sequence, RawBytes - 2, DerTag.Number, var first, ..] || first is 0 or > RawBytes - 7) return false;
        return octets[4 + first] == DerTag.Number && octets[5 + first] == RawBytes - 6 - first;
    }

    /// <inheritdoc/>
    public bool Equals(Sm2Signature? other) => other is not null && Raw.SequenceEqual(other.Raw);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sm2Signature);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(raw);
}
