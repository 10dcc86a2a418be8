using System.Globalization;
using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>Writes DER (X.690 clause 10): each call gives the complete encoding of one element.</summary>
public static class Der
{
    /// <summary>NULL.</summary>
    public static byte[] Null => [DerTag.Null, 0];

    /// <summary>Any element: tag, minimal length, content.</summary>
    public static byte[] Element(byte tag, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var length = 0;
        foreach (var part in parts) length += part.Length;
        var extra = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
        var encoded = new byte[2 + extra + length];
        encoded[0] = tag;
        encoded[1] = (byte)(extra == 0 ? length : 0x80 | extra);
        for (var i = 0; i < extra; i++) encoded[2 + i] = (byte)(length >> (8 * (extra - 1 - i)));
        var at = 2 + extra;
        foreach (var part in parts)
        {
            part.Span.CopyTo(encoded.AsSpan(at));
            at += part.Length;
        }

        return encoded;
    }

    /// <summary>SEQUENCE of encoded elements; empty ones stand for what is left out.</summary>
    public static byte[] Sequence(params ReadOnlySpan<ReadOnlyMemory<byte>> parts) => Element(DerTag.Sequence, parts);

    /// <summary>SET OF encoded elements, put into the order DER asks for.</summary>
    public static byte[] Set(params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var sorted = parts.ToArray();
        Array.Sort(sorted, (a, b) => a.Span.SequenceCompareTo(b.Span));
        return Element(DerTag.Set, sorted);
    }

    /// <summary>[<paramref name="number"/>] EXPLICIT, or IMPLICIT over constructed content.</summary>
    public static byte[] Context(int number, params ReadOnlySpan<ReadOnlyMemory<byte>> parts) => Element(DerTag.Context(number), parts);

    /// <summary>INTEGER.</summary>
    public static byte[] Integer(long value)
    {
        Span<byte> octets = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(octets, value);
        while (octets.Length > 1 && ((octets[0] == 0 && octets[1] < 0x80) || (octets[0] == 0xff && octets[1] >= 0x80))) octets = octets[1..];
        return Element(DerTag.Number, octets.ToArray());
    }

    /// <summary>INTEGER from unsigned big-endian octets.</summary>
    public static byte[] UnsignedInteger(ReadOnlySpan<byte> magnitude)
    {
        while (magnitude.Length > 1 && magnitude[0] == 0) magnitude = magnitude[1..];
        if (magnitude.Length == 0) return Integer(0);
        return Element(DerTag.Number, magnitude[0] >= 0x80 ? new byte[1] : default, magnitude.ToArray());
    }

    /// <summary>BOOLEAN.</summary>
    public static byte[] Boolean(bool value) => [DerTag.Truth, 1, value ? (byte)0xff : (byte)0];

    /// <summary>OCTET STRING.</summary>
    public static byte[] OctetString(ReadOnlyMemory<byte> octets) => Element(DerTag.OctetString, octets);

    /// <summary>BIT STRING of whole octets.</summary>
    public static byte[] BitString(ReadOnlyMemory<byte> octets) => Element(DerTag.BitString, new byte[1], octets);

    /// <summary>BIT STRING of named bits (bit 0 is the first), without trailing zeros.</summary>
    public static byte[] NamedBits(int bits, int count)
    {
        var last = -1;
        var octets = new byte[(count + 7) / 8];
        for (var bit = 0; bit < count; bit++)
        {
            if ((bits & (1 << bit)) == 0) continue;
            octets[bit / 8] |= (byte)(0x80 >> (bit % 8));
            last = bit;
        }

        return Element(DerTag.BitString, new[] { (byte)(last < 0 ? 0 : 7 - (last % 8)) }, octets.AsMemory(0, (last + 8) / 8));
    }

    /// <summary>OBJECT IDENTIFIER from dotted form.</summary>
    public static byte[] ObjectIdentifier(string dotted)
    {
        ArgumentNullException.ThrowIfNull(dotted);
        var arcs = dotted.Split('.').Select(arc => ulong.Parse(arc, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        if (arcs.Length < 2) throw new ArgumentException("对象标识符至少两段", nameof(dotted));
        var content = new List<byte>();
        Arc((arcs[0] * 40) + arcs[1], content);
        foreach (var arc in arcs.AsSpan(2)) Arc(arc, content);
        return Element(DerTag.ObjectIdentifier, content.ToArray());
    }

    /// <summary>AlgorithmIdentifier without parameters.</summary>
    public static byte[] Algorithm(string oid) => Sequence(ObjectIdentifier(oid));

    /// <summary>UTF8String.</summary>
    public static byte[] Utf8Text(string text) => Element(DerTag.Utf8Text, Encoding.UTF8.GetBytes(text));

    /// <summary>PrintableString; the caller answers for the letters.</summary>
    public static byte[] PrintableText(string text) => Element(DerTag.PrintableText, Encoding.ASCII.GetBytes(text));

    /// <summary>IA5String: seven-bit letters only.</summary>
    /// <exception cref="ArgumentException">The text holds another letter.</exception>
    public static byte[] Ia5Text(string text) =>
        Ascii.IsValid(text) ? Element(DerTag.Ia5Text, Encoding.ASCII.GetBytes(text)) : throw new ArgumentException("只能用英文字符", nameof(text));

    /// <summary>GeneralizedTime to the second, in UTC.</summary>
    public static byte[] GeneralizedTime(DateTimeOffset moment) =>
        Element(DerTag.GeneralizedTime, Encoding.ASCII.GetBytes(moment.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture)));

    /// <summary>Time of a certificate: UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 clause 4.1.2.5).</summary>
    public static byte[] CertificateTime(DateTimeOffset moment) => moment.UtcDateTime.Year is >= 1950 and < 2050
        ? Element(DerTag.UtcTime, Encoding.ASCII.GetBytes(moment.UtcDateTime.ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture)))
        : GeneralizedTime(moment);

    private static void Arc(ulong arc, List<byte> content)
    {
        var shift = 63;
        while (shift > 0 && arc >> shift == 0) shift -= 7;
        for (; shift > 0; shift -= 7) content.Add((byte)(0x80 | (arc >> shift)));
        content.Add((byte)(arc & 0x7f));
    }
}
