using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heluo.Kernel.Http;

/// <summary>Identifiers (64-bit) are JSON strings: scripts would round them as numbers. Reads both.</summary>
public sealed class LongAsText : JsonConverter<long>
{
    /// <inheritdoc/>
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetInt64()
        : long.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw new JsonException("an identifier must be digits");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
