namespace Heluo.Engines.Crypto;

/// <summary>A name of a certificate (GB/T 20518 clause 5.2.3.2, RFC 5280 clause 4.1.2.4). Two names are equal when their encodings are.</summary>
public sealed class DistinguishedName : IEquatable<DistinguishedName>
{
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["2.5.4.3"] = "CN", ["2.5.4.4"] = "SN", ["2.5.4.5"] = "serialNumber", ["2.5.4.6"] = "C", ["2.5.4.7"] = "L", ["2.5.4.8"] = "ST",
        ["2.5.4.9"] = "street", ["2.5.4.10"] = "O", ["2.5.4.11"] = "OU", ["2.5.4.12"] = "title", ["1.2.840.113549.1.9.1"] = "emailAddress",
    };

    private readonly byte[] encoded;

    private DistinguishedName(byte[] encoded, IReadOnlyList<KeyValuePair<string, string>> parts)
    {
        this.encoded = encoded;
        Parts = parts;
    }

    /// <summary>The encoding, a SEQUENCE.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>Short name (or dotted identifier) and value of each part, from the outermost in.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parts { get; }

    /// <summary>The common name, or null.</summary>
    public string? CommonName => Parts.LastOrDefault(part => part.Key == "CN").Value;

    /// <summary>Reads one.</summary>
    /// <exception cref="DerException">Not a name.</exception>
    public static DistinguishedName Parse(DerElement element)
    {
        var parts = new List<KeyValuePair<string, string>>();
        var sets = new DerReader(element.Encoded).Sequence();
        while (!sets.AtEnd)
        {
            var set = sets.Set();
            while (!set.AtEnd)
            {
                var part = set.Sequence();
                var oid = part.ObjectIdentifier();
                parts.Add(new(ShortNames.GetValueOrDefault(oid, oid), part.Text()));
                part.End();
            }
        }

        return new DistinguishedName(element.Encoded.ToArray(), parts);
    }

    /// <summary>Makes one of parts such as ("C", "CN"), ("O", "某某局"), ("CN", "某某局印章"), from the outermost in.</summary>
    /// <exception cref="ArgumentException">A short name is not known or a value is empty or longer than 64 letters.</exception>
    public static DistinguishedName Of(params ReadOnlySpan<(string Name, string Value)> parts)
    {
        var sets = new List<ReadOnlyMemory<byte>>();
        foreach (var (name, value) in parts)
        {
            var oid = ShortNames.FirstOrDefault(known => known.Value == name).Key ?? throw new ArgumentException($"不认识的名称项“{name}”", nameof(parts));
            if (string.IsNullOrEmpty(value) || value.Length > 64) throw new ArgumentException($"名称项“{name}”须为 1–64 个字", nameof(parts));
            var text = name is "C" or "serialNumber" ? Der.PrintableText(value) : Der.Utf8Text(value);
            sets.Add(Der.Set(Der.Sequence(Der.ObjectIdentifier(oid), text)));
        }

        return Parse(new DerReader(Der.Sequence(sets.ToArray())).Any());
    }

    /// <summary>As <c>C=CN,O=…,CN=…</c>.</summary>
    public override string ToString() => string.Join(',', Parts.Select(part => $"{part.Key}={part.Value}"));

    /// <inheritdoc/>
    public bool Equals(DistinguishedName? other) => other is not null && encoded.AsSpan().SequenceEqual(other.encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinguishedName);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(encoded);
        return hash.ToHashCode();
    }
}
