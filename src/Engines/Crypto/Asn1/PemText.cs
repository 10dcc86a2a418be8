using System.Security.Cryptography;
using System.Text;

namespace Heluo.Engines.Crypto;

/// <summary>Finds what PEM text (RFC 7468) holds; anything around it is passed over.</summary>
internal static class PemText
{
    public static List<byte[]> Find(ReadOnlySpan<byte> file, string label)
    {
        var text = Encoding.Latin1.GetString(file);
        var found = new List<byte[]>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label].SequenceEqual(label)) found.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            rest = rest[fields.Location.End..];
        }

        return found;
    }
}
