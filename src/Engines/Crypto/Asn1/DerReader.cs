using System.Globalization;
using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>
/// Reads DER strictly: definite minimal lengths, one-octet tags, at most <see cref="MaximumDepth"/> levels, nothing beyond the input. Keeps slices,
/// copies nothing. A malformed input ends in a <see cref="DerException"/> after work linear in its length.
/// </summary>
public sealed class DerReader
{
    /// <summary>Levels of nesting that are followed: 32.</summary>
    public const int MaximumDepth = 32;

    private readonly int depth;
    private ReadOnlyMemory<byte> rest;

    /// <summary>Reads from the start of <paramref name="data"/>.</summary>
    public DerReader(ReadOnlyMemory<byte> data)
        : this(data, 0)
    {
    }

    private DerReader(ReadOnlyMemory<byte> data, int depth)
    {
        if (depth > MaximumDepth) throw new DerException("DER 嵌套过深");
        rest = data;
        this.depth = depth;
    }

    /// <summary>Whether everything at this level has been read.</summary>
    public bool AtEnd => rest.IsEmpty;

    /// <summary>The next identifier octet, or 0 at the end.</summary>
    public byte NextTag => rest.IsEmpty ? (byte)0 : rest.Span[0];

    /// <summary>Opens the one SEQUENCE that <paramref name="data"/> must be, with nothing after it.</summary>
    public static DerReader OpenSequence(ReadOnlyMemory<byte> data)
    {
        var outer = new DerReader(data);
        var sequence = outer.Sequence();
        outer.End();
        return sequence;
    }

    /// <summary>The next element, whatever it is.</summary>
    public DerElement Any()
    {
        var span = rest.Span;
        if (span.Length < 2) throw new DerException("DER 数据提前结束");
        if ((span[0] & 0x1f) == 0x1f) throw new DerException("不支持多字节 DER 标签");
        var (length, header) = Length(span);
        if (length > span.Length - header) throw new DerException("DER 长度超出数据");
        var element = new DerElement(span[0], rest.Slice(header, length), rest[..(header + length)]);
        rest = rest[(header + length)..];
        return element;
    }

    /// <summary>The next element, which must bear <paramref name="tag"/>.</summary>
    public DerElement Expect(byte tag)
    {
        if (NextTag != tag) throw new DerException($"DER 结构不符：此处应为标签 0x{tag:x2}，实为 0x{NextTag:x2}");
        return Any();
    }

    /// <summary>The next element if it bears <paramref name="tag"/>, else null.</summary>
    public DerElement? Optional(byte tag) => NextTag == tag && !AtEnd ? Any() : null;

    /// <summary>Goes into an element read before.</summary>
    public DerReader Into(DerElement element) => new(element.Content, depth + 1);

    /// <summary>Goes into the next element, a SEQUENCE.</summary>
    public DerReader Sequence() => Into(Expect(DerTag.Sequence));

    /// <summary>Goes into the next element, a SET.</summary>
    public DerReader Set() => Into(Expect(DerTag.Set));

    /// <summary>Goes into the next element, the constructed context tag [<paramref name="number"/>].</summary>
    public DerReader Context(int number) => Into(Expect(DerTag.Context(number)));

    /// <summary>The content of an INTEGER: two's complement, minimal, big-endian.</summary>
    public ReadOnlyMemory<byte> Integer()
    {
        var content = Expect(DerTag.Number).Content;
        var span = content.Span;
        if (span.Length == 0) throw new DerException("DER 整数为空");
        var padded = span.Length > 1 && ((span[0] == 0 && span[1] < 0x80) || (span[0] == 0xff && span[1] >= 0x80));
        return padded ? throw new DerException("DER 整数编码不是最短") : content;
    }

    /// <summary>An INTEGER from −2³¹ to 2³¹−1.</summary>
    public int SmallInteger()
    {
        var span = Integer().Span;
        if (span.Length > 4) throw new DerException("DER 整数过大");
        var value = (span[0] & 0x80) != 0 ? -1 : 0;
        foreach (var octet in span) value = (value << 8) | octet;
        return value;
    }

    /// <summary>A positive INTEGER as exactly <paramref name="bytes"/> big-endian octets.</summary>
    public byte[] UnsignedInteger(int bytes)
    {
        var span = Integer().Span;
        if ((span[0] & 0x80) != 0) throw new DerException("DER 整数不应为负");
        if (span[0] == 0) span = span[1..];
        if (span.Length > bytes) throw new DerException("DER 整数过大");
        var value = new byte[bytes];
        span.CopyTo(value.AsSpan(bytes - span.Length));
        return value;
    }

    /// <summary>A BOOLEAN; DER allows 0x00 and 0xff only.</summary>
    public bool Boolean()
    {
        var content = Expect(DerTag.Truth).Content.Span;
        return content.Length == 1 && content[0] is 0 or 0xff ? content[0] != 0 : throw new DerException("DER 布尔值不对");
    }

    /// <summary>The octets of an OCTET STRING.</summary>
    public ReadOnlyMemory<byte> OctetString() => Expect(DerTag.OctetString).Content;

    /// <summary>The octets of a BIT STRING of whole octets.</summary>
    public ReadOnlyMemory<byte> BitString() => Bits(Expect(DerTag.BitString).Content);

    /// <summary>The octets of the content of a BIT STRING of whole octets.</summary>
    public static ReadOnlyMemory<byte> Bits(ReadOnlyMemory<byte> content) =>
        content.Length > 0 && content.Span[0] == 0 ? content[1..] : throw new DerException("DER 位串不是整字节");

    /// <summary>An OBJECT IDENTIFIER in dotted form.</summary>
    public string ObjectIdentifier() => Dotted(Expect(DerTag.ObjectIdentifier).Content.Span);

    /// <summary>The identifier of an AlgorithmIdentifier; its parameters are read over.</summary>
    public string Algorithm()
    {
        var algorithm = Sequence();
        var oid = algorithm.ObjectIdentifier();
        if (!algorithm.AtEnd) algorithm.Any();
        algorithm.End();
        return oid;
    }

    /// <summary>A character string of any of the types in use (UTF8, Printable, IA5, T61, BMP, Visible, Numeric).</summary>
    public string Text() => DerText.Decode(Any());

    /// <summary>A UTCTime or GeneralizedTime as a moment in UTC.</summary>
    public DateTimeOffset Time() => DerTime.Parse(Any());

    /// <summary>Refuses anything left at this level.</summary>
    public void End()
    {
        if (!AtEnd) throw new DerException("DER 结构末尾有多余数据");
    }

    internal static string Dotted(ReadOnlySpan<byte> content)
    {
        if (content.Length is 0 or > 64 || (content[^1] & 0x80) != 0) throw new DerException("DER 对象标识符不对");
        var dotted = new StringBuilder();
        ulong arc = 0;
        foreach (var octet in content)
        {
            if (arc == 0 && octet == 0x80) throw new DerException("DER 对象标识符不对");
            if (arc > ulong.MaxValue >> 7) throw new DerException("DER 对象标识符过大");
            arc = (arc << 7) | (uint)(octet & 0x7f);
            if ((octet & 0x80) != 0) continue;
            if (dotted.Length == 0)
            {
                var first = Math.Min(arc / 40, 2);
                dotted.Append(first);
                arc -= first * 40;
            }

            dotted.Append('.').Append(arc.ToString(CultureInfo.InvariantCulture));
            arc = 0;
        }

        return dotted.ToString();
    }

    private static (int Length, int Header) Length(ReadOnlySpan<byte> span)
    {
        var first = span[1];
        if (first < 0x80) return (first, 2);
        var octets = first & 0x7f;
        if (octets == 0) throw new DerException("DER 不允许不定长编码");
        if (octets > 4 || span.Length < 2 + octets) throw new DerException("DER 长度不对");
        var length = 0L;
        for (var i = 0; i < octets; i++) length = (length << 8) | span[2 + i];
        if (length < 0x80 || span[2] == 0) throw new DerException("DER 长度编码不是最短");
        return length > int.MaxValue - 8 ? throw new DerException("DER 长度过大") : ((int)length, 2 + octets);
    }
}
