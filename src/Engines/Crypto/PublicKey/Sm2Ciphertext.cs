namespace Heluo.Engines.Crypto;

/// <summary>
/// An SM2 ciphertext: C1 (a point), C3 (a check of 32 bytes), C2 (as long as the plaintext). The order on the wire is C1 ‖ C3 ‖ C2
/// (GB/T 32918.4-2016); the order of the 2010 draft, C1 ‖ C2 ‖ C3, has to be converted on purpose.
/// </summary>
public sealed class Sm2Ciphertext
{
    private const int PointBytes = 65;
    private readonly byte[] point;
    private readonly byte[] check;
    private readonly byte[] body;

    internal Sm2Ciphertext(byte[] point, byte[] check, byte[] body)
    {
        this.point = point;
        this.check = check;
        this.body = body;
    }

    internal ReadOnlySpan<byte> Point => point;

    internal ReadOnlySpan<byte> CheckValue => check;

    internal ReadOnlySpan<byte> Body => body;

    /// <summary>From C1 ‖ C3 ‖ C2, with or without the leading 04.</summary>
    /// <exception cref="DerException">Too short to be one.</exception>
    public static Sm2Ciphertext FromBytes(ReadOnlySpan<byte> octets)
    {
        var rest = Split(octets, out var point);
        return new Sm2Ciphertext(point, rest[..Sm3.DigestBytes].ToArray(), rest[Sm3.DigestBytes..].ToArray());
    }

    /// <summary>From the order of the 2010 draft, C1 ‖ C2 ‖ C3, with or without the leading 04.</summary>
    /// <exception cref="DerException">Too short to be one.</exception>
    public static Sm2Ciphertext FromDraftOrder(ReadOnlySpan<byte> octets)
    {
        var rest = Split(octets, out var point);
        return new Sm2Ciphertext(point, rest[^Sm3.DigestBytes..].ToArray(), rest[..^Sm3.DigestBytes].ToArray());
    }

    /// <summary>From SEQUENCE { x, y INTEGER, hash, cipher OCTET STRING } (GB/T 35276-2017 clause 7.2).</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static Sm2Ciphertext FromDer(ReadOnlyMemory<byte> der)
    {
        var sequence = DerReader.OpenSequence(der);
        byte[] point = [4, .. sequence.UnsignedInteger(32), .. sequence.UnsignedInteger(32)];
        var check = sequence.OctetString().ToArray();
        var body = sequence.OctetString().ToArray();
        sequence.End();
        return check.Length == Sm3.DigestBytes && body.Length > 0
            ? new Sm2Ciphertext(point, check, body)
            : throw new DerException("SM2 密文结构不对");
    }

    /// <summary>04 ‖ X ‖ Y ‖ C3 ‖ C2.</summary>
    public byte[] ToBytes() => [.. point, .. check, .. body];

    /// <summary>As SEQUENCE { x, y INTEGER, hash, cipher OCTET STRING }.</summary>
    public byte[] ToDer() => Der.Sequence(
        Der.UnsignedInteger(point.AsSpan(1, 32)), Der.UnsignedInteger(point.AsSpan(33, 32)), Der.OctetString(check), Der.OctetString(body));

    /// <summary>C3 = SM3(x2 ‖ M ‖ y2).</summary>
    internal static byte[] Check(ReadOnlySpan<byte> shared, ReadOnlySpan<byte> plaintext)
    {
        var core = Sm3Core.Start();
        core.Append(shared[..32]);
        core.Append(plaintext);
        core.Append(shared[32..]);
        var digest = new byte[Sm3.DigestBytes];
        core.Finish(digest);
        core.Clear();
        return digest;
    }

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> octets, out byte[] point)
    {
        var bare = IsBare(octets);
        var size = bare ? PointBytes - 1 : PointBytes;
        if (octets.Length <= size + Sm3.DigestBytes) throw new DerException("SM2 密文太短");
        point = bare ? [4, .. octets[..size]] : octets[..size].ToArray();
        return octets[size..];
    }

    /// <summary>Whether the leading 04 was left off. One bare point in 256 begins with 04 itself, so the curve decides.</summary>
    private static bool IsBare(ReadOnlySpan<byte> octets) => octets.Length >= PointBytes
        && (octets[0] != 4 || (!Sm2Curve.Holds(octets[1..PointBytes]) && Sm2Curve.Holds(octets[..(PointBytes - 1)])));
}
