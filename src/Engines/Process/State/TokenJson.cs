using System.Text.Json;

namespace Heluo.Engines.Process;

/// <summary>JSON of one token and of its panel.</summary>
internal static class TokenJson
{
    public static void Write(Utf8JsonWriter writer, Token token)
    {
        writer.WriteStartArray();
        foreach (var number in (ReadOnlySpan<int>)[token.Id, token.Parent, token.Node, (int)token.Phase, token.Born]) writer.WriteNumberValue(number);
        if (HasMore(token))
        {
            writer.WriteStartObject();
            if (token.LoopCounter != 0) writer.WriteNumber("l", token.LoopCounter);
            if (token.CompensationFor != 0) writer.WriteNumber("c", token.CompensationFor);
            if (token.TrailRevision != 0) writer.WriteNumber("r", token.TrailRevision);
            if (token.Locals.Count > 0) ValueJson.Write(writer, "x", token.Locals);
            if (token.Trail.Length > 0)
            {
                writer.WritePropertyName("h");
                StateJson.Numbers(writer, token.Trail);
            }

            if (token.Progress is { } progress) Write(writer, progress);
            if (token.Panel is { } panel) Write(writer, panel);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static Token Read(JsonElement json)
    {
        var token = new Token(json[0].GetInt32(), json[1].GetInt32(), json[2].GetInt32(), (Phase)json[3].GetInt32()) { Born = json[4].GetInt32() };
        if (json.GetArrayLength() < 6) return token;
        var more = json[5];
        return token with
        {
            LoopCounter = Number(more, "l"),
            CompensationFor = Number(more, "c"),
            TrailRevision = Number(more, "r"),
            Locals = more.TryGetProperty("x", out var locals) ? ValueJson.Entries(locals) : Token.NoVariables,
            Trail = more.TryGetProperty("h", out var trail) ? [.. trail.EnumerateArray().Select(n => n.GetInt32())] : [],
            Progress = more.TryGetProperty("g", out var progress) ? ReadProgress(progress) : null,
            Panel = more.TryGetProperty("p", out var panel) ? ReadPanel(panel) : null,
        };
    }

    private static bool HasMore(Token token) =>
        token.LoopCounter != 0 || token.CompensationFor != 0 || token.TrailRevision != 0 || token.Locals.Count > 0 || token.Trail.Length > 0
        || token.Progress is not null || token.Panel is not null;

    private static int Number(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt32() : 0;

    private static void Write(Utf8JsonWriter writer, LoopProgress progress)
    {
        writer.WriteStartArray("g");
        writer.WriteNumberValue(progress.Total);
        writer.WriteNumberValue(progress.Started);
        writer.WriteNumberValue(progress.Completed);
        ValueJson.Write(writer, progress.Items);
        ValueJson.Write(writer, progress.Results);
        writer.WriteEndArray();
    }

    private static LoopProgress ReadProgress(JsonElement json) =>
        new(json[0].GetInt32(), json[1].GetInt32(), json[2].GetInt32(), ValueJson.Read(json[3]) as object?[], ValueJson.Read(json[4]) as object?[]);

    private static void Write(Utf8JsonWriter writer, Panel panel)
    {
        writer.WriteStartArray("p");
        writer.WriteNumberValue(panel.IsTouched ? 1 : 0);
        ValueJson.Write(writer, panel.Results);
        foreach (var seat in panel.Seats) Write(writer, seat);
        writer.WriteEndArray();
    }

    private static Panel ReadPanel(JsonElement json) => new([.. json.EnumerateArray().Skip(2).Select(ReadSeat)])
    {
        IsTouched = json[0].GetInt32() == 1,
        Results = ValueJson.Read(json[1]) as object?[],
    };

    private static void Write(Utf8JsonWriter writer, Seat seat)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(seat.Id);
        writer.WriteNumberValue((int)seat.Status);
        writer.WriteNumberValue(seat.IsOpened ? 1 : 0);
        if (seat.Signer is not null || seat.Holder is not null || seat.Principal is not null || seat.Counter != 0 || seat.After.Length > 0)
        {
            writer.WriteStringValue(seat.Signer);
            writer.WriteStringValue(seat.Holder);
            writer.WriteStringValue(seat.Principal);
            writer.WriteNumberValue(seat.Counter);
            ValueJson.Write(writer, seat.Element);
            foreach (var before in seat.After) writer.WriteNumberValue(before);
        }

        writer.WriteEndArray();
    }

    private static Seat ReadSeat(JsonElement json)
    {
        var full = json.GetArrayLength() > 3;
        return new Seat(json[0].GetInt32(), full ? json[3].GetString() : null, (SeatStatus)json[1].GetInt32())
        {
            IsOpened = json[2].GetInt32() == 1,
            Holder = full ? json[4].GetString() : null,
            Principal = full ? json[5].GetString() : null,
            Counter = full ? json[6].GetInt32() : 0,
            Element = full ? ValueJson.Read(json[7]) : null,
            After = full ? [.. json.EnumerateArray().Skip(8).Select(n => n.GetInt32())] : [],
        };
    }
}
