using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Heluo.Engines.Forms.Schema;

/// <summary>A value of a JSON text that knows where it stands, so that a fault can name line, column and path.</summary>
internal sealed class JsonPlace
{
    private const int DeepestNesting = 32;

    private JsonPlace(JsonTokenType type, string path, int line, int column)
    {
        Type = type;
        Path = path;
        Line = line;
        Column = column;
    }

    public JsonTokenType Type { get; }

    public string Path { get; }

    public int Line { get; }

    public int Column { get; }

    /// <summary>The text of a string, number or boolean; empty for the others.</summary>
    public string Text { get; private init; } = "";

    public List<KeyValuePair<string, JsonPlace>> Members { get; } = [];

    public List<JsonPlace> Items { get; } = [];

    public bool IsScalar => Type is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;

    public JsonPlace? Member(string name) => Members.Find(member => member.Key == name).Value;

    public FormFault Fault(string message) => new(Line, Column, Path, message);

    /// <summary>Reads a whole text; a text that is no JSON gives null and a fault.</summary>
    public static JsonPlace? Parse(string json, out FormFault? fault)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var lines = new LineStarts(bytes);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, "", lines);
            fault = reader.Read() ? new FormFault(1, 1, "", "JSON 结尾之后还有内容") : null;
            return fault is null ? root : null;
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0) + 1;
            var column = (int)(broken.BytePositionInLine ?? 0) + 1;
            fault = new FormFault(line, column, "", "不是合法的 JSON，请检查引号、逗号和括号，层次不要超过 32 层");
            return null;
        }
        catch (InvalidOperationException)
        {
            var (line, column) = lines.Of((int)reader.TokenStartIndex);
            fault = new FormFault(line, column, "", "文字里有不完整的字符，请改用正常的 Unicode 字符");
            return null;
        }
    }

    private static JsonPlace ReadValue(ref Utf8JsonReader reader, string path, LineStarts lines)
    {
        var (line, column) = lines.Of((int)reader.TokenStartIndex);
        var place = new JsonPlace(reader.TokenType, path, line, column) { Text = ScalarText(ref reader) };
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                place.Members.Add(new(name, ReadValue(ref reader, path.Length == 0 ? name : $"{path}.{name}", lines)));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                place.Items.Add(ReadValue(ref reader, string.Create(CultureInfo.InvariantCulture, $"{path}[{place.Items.Count}]"), lines));
        }

        return place;
    }

    private static string ScalarText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString() ?? "",
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "",
    };

    /// <summary>Byte offsets of the lines of a text.</summary>
    private sealed class LineStarts
    {
        private readonly byte[] _bytes;
        private readonly List<int> _starts = [0];

        public LineStarts(byte[] bytes)
        {
            _bytes = bytes;
            for (var at = 0; at < bytes.Length; at++)
            {
                if (bytes[at] == '\n') _starts.Add(at + 1);
            }
        }

        public (int Line, int Column) Of(int offset)
        {
            var found = _starts.BinarySearch(offset);
            var line = found >= 0 ? found : ~found - 1;
            return (line + 1, Encoding.UTF8.GetCharCount(_bytes, _starts[line], offset - _starts[line]) + 1);
        }
    }
}
