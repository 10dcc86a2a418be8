using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Services.Portal.Guide;

/// <summary>The guide of an item (办事指南) for a place and the answers given so far.</summary>
public sealed record GuideView
{
    /// <summary>Key of the item.</summary>
    public required string Key { get; init; }

    /// <summary>Version of the item and the day it came into force.</summary>
    public required int Version { get; init; }

    /// <summary>In force since.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>All elements, the local ones applied.</summary>
    public required ItemElements Elements { get; init; }

    /// <summary>Where the visitor deals.</summary>
    public required Division Place { get; init; }

    /// <summary>The body that handles it there; null when the place is too wide to tell.</summary>
    public Body? Body { get; init; }

    /// <summary>实施编码; empty without a body.</summary>
    public string Code { get; init; } = "";

    /// <summary>The body, or which level's body it is.</summary>
    public required string Who { get; init; }

    /// <summary>Answers understood.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>Questions that these answers lead to, those answered included.</summary>
    public required IReadOnlyList<Situation> Questions { get; init; }

    /// <summary>Materials that the applicant hands in.</summary>
    public required IReadOnlyList<NeededMaterial> Materials { get; init; }

    /// <summary>Materials that registers already hold: nobody asks for them.</summary>
    public required IReadOnlyList<NeededMaterial> Shared { get; init; }

    /// <summary>Every question is answered.</summary>
    public bool IsDecided => Questions.All(q => Answers.ContainsKey(q.Id));

    /// <summary>Somebody wrote the guide; else only the catalogue's line is known.</summary>
    public bool IsDescribed => Browse.ItemCards.IsDescribed(Elements);

    internal string ApplyHref => $"/apply/{Uri.EscapeDataString(Key)}?place={Place.Code}";

    internal string Href => $"/items/{Uri.EscapeDataString(Key)}";

    internal string PrintHref => $"{Href}/print?{Situation}";

    /// <summary>The form filled in as an example, for the same answers.</summary>
    internal string SampleHref => $"{Href}/sample?{Situation}";

    private string Situation => string.Join('&', Answers.Select(a => $"{Uri.EscapeDataString(a.Key)}={Uri.EscapeDataString(a.Value)}").Append("place=" + Place.Code));
}
