using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Heluo.Platform.Packs.Contracts;

/// <summary>Writes JSON as YAML that people like to read and that <see cref="PackFolder.ReadAsJson"/> reads back as the same JSON.</summary>
public static class YamlWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\n\r\t,[]{}\"'");

    /// <summary>The document, with a line break at its end.</summary>
    public static string Write(JsonNode? node)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true, indentSequences: true));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, node, flow: false);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, JsonNode? node, bool flow)
    {
        switch (node)
        {
            case JsonObject map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, flow || map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in map)
                {
                    emitter.Emit(Text(key));
                    Emit(emitter, value, flow);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                var inline = flow || list.All(i => i is JsonValue v && v.ToString().Length <= 24);
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, inline ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list) Emit(emitter, item, inline);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                emitter.Emit(Text(value.GetValue<string>()));
                break;
            default:
                emitter.Emit(new Scalar(node?.ToJsonString() ?? "null"));
                break;
        }
    }

    /// <summary>Quotes what would be read as something else than text.</summary>
    private static Scalar Text(string text)
    {
        var ambiguous = text.Length == 0 || text is "true" or "false" or "null" or "~" || decimal.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
            || text != text.Trim() || text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal) || text.EndsWith(':')
            || text.AsSpan().ContainsAny(Special) || "-?:&*!|>%@`#=<".Contains(text[0], StringComparison.Ordinal);
        return new Scalar(AnchorName.Empty, TagName.Empty, text, ambiguous ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain, isPlainImplicit: !ambiguous, isQuotedImplicit: true);
    }
}
