using Heluo.Platform.Directory.Reading;
using Heluo.Web;
using Heluo.Web.Components;

namespace Heluo.Platform.Directory.Pages;

/// <summary>What the actor may do here.</summary>
internal sealed record Rights(bool Manage, bool Grant);

internal sealed record DivisionModel(DivisionView View, Rights Rights, DateOnly Today, string? Done);

internal sealed record BodyModel(BodyView View, Rights Rights, DateOnly Today, string KindName, string? Done);

internal sealed record OfficialModel(OfficialView View, Rights Rights, DateOnly Today, string? Done);

internal sealed record PostModel(PostView View, Rights Rights, DateOnly Today, string? Done);

internal sealed record SearchModel(string Text, Found? Found);

internal sealed record ChangesModel(IReadOnlyList<Domain.Reorganisation> Rows, long? Before);

/// <summary>How a question of an act is asked.</summary>
internal enum AskKind
{
    Text,
    Multiline,
    Day,
    Select,
    Choices,
    YesNo,
}

/// <summary>A question of an act.</summary>
internal sealed record Ask(string Name, string Label, AskKind Kind = AskKind.Text)
{
    public string? Hint { get; init; }
    public string? Value { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];
    public IReadOnlyList<Option> Options { get; init; } = [];
    public bool Optional { get; init; }
}

/// <summary>A page that asks for what an act needs and says what it does.</summary>
internal sealed record ActModel(string Title, string Subject, string BackHref, string Consequence, string Button, bool Danger, IReadOnlyList<Ask> Asks)
{
    public FieldErrors Errors { get; init; } = FieldErrors.None;
    public string? Refusal { get; init; }
}
