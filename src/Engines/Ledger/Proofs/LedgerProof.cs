using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heluo.Engines.Ledger;

/// <summary>
/// A proof that can be judged alone: that an entry is in a log (<see cref="Entry"/>, <see cref="Index"/>), or that a log continues an older state of
/// itself (<see cref="Older"/>).
/// </summary>
/// <param name="Head">The signed head of the tree that the proof leads to.</param>
public sealed record LedgerProof(SignedHead Head)
{
    private const string Format = "heluo-proof/1";

    /// <summary>Hashes of a proof at most: a tree has no more than 64 levels.</summary>
    private const int PathLimit = 128;

    /// <summary>Each key is tried on each signature of its name.</summary>
    private const int KeyLimit = 64;

    /// <summary>The entry; null in a proof of consistency.</summary>
    public ReadOnlyMemory<byte>? Entry { get; init; }

    /// <summary>Index of the entry, from 0.</summary>
    public long Index { get; init; }

    /// <summary>The older head; null in a proof of inclusion.</summary>
    public SignedHead? Older { get; init; }

    /// <summary>The hashes of the proof, in the order of RFC 9162.</summary>
    public IReadOnlyList<TreeHash> Path { get; init; } = [];

    /// <summary>The keys that the maker says signed; whether to trust them is for the reader to know.</summary>
    public IReadOnlyList<HeadKey> Keys { get; init; } = [];

    /// <summary>Reads a proof.</summary>
    /// <exception cref="FormatException">Not a proof.</exception>
    public static LedgerProof Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("format").GetString() != Format) throw new FormatException($"不认识的证明格式，应为 {Format}。");
            var path = root.GetProperty("path");
            if (path.GetArrayLength() > PathLimit) throw new FormatException("证明的散列太多。");
            if (root.TryGetProperty("keys", out var keys) && keys.GetArrayLength() > KeyLimit) throw new FormatException("证明的公钥太多。");
            return new LedgerProof(SignedHead.Parse(Text(root.GetProperty("head"))))
            {
                Entry = root.TryGetProperty("entry", out var entry) ? Base64Text.Decode(Text(entry), "登记内容") : (ReadOnlyMemory<byte>?)null,
                Index = root.TryGetProperty("index", out var index) ? index.TryGetInt64(out var number) ? number : -1 : -1,
                Older = root.TryGetProperty("older", out var older) ? SignedHead.Parse(Text(older)) : null,
                Path = [.. path.EnumerateArray().Select(hash => TreeHash.Parse(Text(hash)))],
                Keys = keys.ValueKind == JsonValueKind.Array ? [.. keys.EnumerateArray().Select(key => HeadKey.Parse(Text(key)))] : [],
            };
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("这不是账本证明。", cause);
        }
    }

    /// <summary>The proof as JSON, UTF-8.</summary>
    public byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            if (Entry is { } entry)
            {
                json.WriteBase64String("entry", entry.Span);
                json.WriteNumber("index", Index);
            }

            if (Older is not null) json.WriteString("older", Older.ToString());
            Strings(json, "path", Path.Select(hash => hash.ToString()));
            json.WriteString("head", Head.ToString());
            Strings(json, "keys", Keys.Select(key => key.ToString()));
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(ToJson());

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("证明里有空值。");

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
