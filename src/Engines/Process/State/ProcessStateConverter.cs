using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heluo.Engines.Process;

/// <summary>Lets a state be part of other JSON.</summary>
internal sealed class ProcessStateConverter : JsonConverter<ProcessState>
{
    public override ProcessState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return StateJson.Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, ProcessState value, JsonSerializerOptions options) => StateJson.Write(writer, value);
}
