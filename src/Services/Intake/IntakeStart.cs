using Microsoft.AspNetCore.Http;

namespace Heluo.Services.Intake;

/// <summary>Who stands at the window and what for, as typed.</summary>
public sealed record IntakeStart
{
    public string Name { get; init; } = "";

    public string Number { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Item { get; init; } = "";

    public string Place { get; init; } = "";

    public string Search { get; init; } = "";

    public static IntakeStart Read(IFormCollection form) => new()
    {
        Name = Clean(form["name"]), Number = Clean(form["number"]).ToUpperInvariant(), Phone = Clean(form["phone"]), Item = Clean(form["item"]), Place = Clean(form["place"]), Search = Clean(form["q"]),
    };

    public static IntakeStart Read(IQueryCollection query) => new() { Item = Clean(query["item"]), Place = Clean(query["place"]), Search = Clean(query["q"]) };

    private static string Clean(string? text) => text?.Trim() is { Length: <= 100 } clean ? clean : "";
}
