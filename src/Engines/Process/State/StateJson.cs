using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Heluo.Engines.Process;

/// <summary>The compact JSON of a state. Tokens, waits and seats are arrays of numbers with an object of the rarer parts behind.</summary>
internal static class StateJson
{
    public static byte[] Write(ProcessState state)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, ValueJson.Options)) Write(writer, state);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter writer, ProcessState state)
    {
        writer.WriteStartObject();
        writer.WriteNumber("v", ProcessState.SchemaVersion);
        writer.WriteString("d", state.DefinitionId);
        writer.WriteString("f", state.Fingerprint);
        writer.WriteNumber("s", (int)state.Status);
        writer.WriteNumber("r", state.Revision);
        writer.WriteNumber("n", state.Counter);
        Array(writer, "t", state.Tokens, TokenJson.Write);
        Array(writer, "w", state.Waits, WriteWait);
        Array(writer, "j", state.Joins, WriteJoin);
        Array(writer, "u", state.Undos, (w, u) => Numbers(w, u.Scope, u.Handler, u.Activity));
        if (state.FinalVariables.Count > 0) ValueJson.Write(writer, "x", state.FinalVariables);
        writer.WriteEndObject();
    }

    public static ProcessState Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or IndexOutOfRangeException)
        {
            throw new FormatException("这不是流程实例的状态。", cause);
        }
    }

    public static ProcessState Read(JsonElement json)
    {
        var version = json.GetProperty("v").GetInt32();
        if (version != ProcessState.SchemaVersion) throw new FormatException($"不认识流程状态的版本 {version}，请升级程序。");
        return new ProcessState(json.GetProperty("d").GetString()!, ulong.Parse(json.GetProperty("f").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        {
            Status = (ProcessStatus)json.GetProperty("s").GetInt32(),
            Revision = json.GetProperty("r").GetInt32(),
            Counter = json.GetProperty("n").GetInt32(),
            Tokens = List(json, "t", TokenJson.Read),
            Waits = List(json, "w", ReadWait),
            Joins = List(json, "j", j => new Join(j[0].GetInt32(), j[1].GetInt32(), Counts(j))),
            Undos = List(json, "u", u => new Undo(u[0].GetInt32(), u[1].GetInt32(), u[2].GetInt32())),
            FinalVariables = json.TryGetProperty("x", out var final) ? ValueJson.Entries(final) : Token.NoVariables,
        };
    }

    public static void Numbers(Utf8JsonWriter writer, params ReadOnlySpan<int> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter writer, string name, List<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var item in items) write(writer, item);
        writer.WriteEndArray();
    }

    private static List<T> List<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var array) ? [.. array.EnumerateArray().Select(read)] : [];

    private static void WriteWait(Utf8JsonWriter writer, Wait wait)
    {
        writer.WriteStartArray();
        foreach (var number in (ReadOnlySpan<int>)[wait.Id, wait.Token, wait.Node, (int)wait.Kind, wait.Count]) writer.WriteNumberValue(number);
        if (wait.Name is not null || wait.Correlation is not null) writer.WriteStringValue(wait.Name);
        if (wait.Correlation is not null) writer.WriteStringValue(wait.Correlation);
        writer.WriteEndArray();
    }

    private static Wait ReadWait(JsonElement json) => new(json[0].GetInt32(), json[1].GetInt32(), json[2].GetInt32(), (WaitKind)json[3].GetInt32())
    {
        Count = json[4].GetInt32(),
        Name = json.GetArrayLength() > 5 ? json[5].GetString() : null,
        Correlation = json.GetArrayLength() > 6 ? json[6].GetString() : null,
    };

    /// <summary>Arrivals at a join: the number of flows, then pairs of flow and count.</summary>
    private static void WriteJoin(Utf8JsonWriter writer, Join join)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(join.Scope);
        writer.WriteNumberValue(join.Node);
        writer.WriteNumberValue(join.Arrived.Length);
        for (var i = 0; i < join.Arrived.Length; i++)
        {
            if (join.Arrived[i] == 0) continue;
            writer.WriteNumberValue(i);
            writer.WriteNumberValue(join.Arrived[i]);
        }

        writer.WriteEndArray();
    }

    private static int[] Counts(JsonElement json)
    {
        var arrived = new int[json[2].GetInt32()];
        var numbers = json.EnumerateArray().Skip(3).Select(n => n.GetInt32()).ToArray();
        for (var i = 0; i + 1 < numbers.Length; i += 2) arrived[numbers[i]] = numbers[i + 1];
        return arrived;
    }
}
