using Heluo.Engines.Forms;
using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Web;
using Heluo.Web.Forms;

namespace Heluo.Services.Portal.Apply;

/// <summary>One application being filled in: what it holds and which pages it has with these answers.</summary>
public sealed class Journey
{
    /// <summary>Answer under which the materials promised for later are kept.</summary>
    public const string LaterMaterials = "_laterMaterials";

    public required Actor Actor { get; init; }
    public required MatterView Matter { get; init; }
    public required ItemElements Elements { get; init; }
    public required FormDefinition? Form { get; init; }
    public required FormContext Context { get; init; }
    public required IReadOnlyDictionary<string, object?> Values { get; init; }
    public required FormView View { get; init; }
    public required FormHelp Help { get; init; }

    /// <summary>Questions about the situation, with these answers.</summary>
    public required IReadOnlyList<Situation> Situations { get; init; }

    /// <summary>Materials that these answers call for.</summary>
    public required IReadOnlyList<Material> Materials { get; init; }

    public required IReadOnlyList<JourneyStep> Steps { get; init; }

    public string Href => $"/apply/{Matter.Row.Id}";

    /// <summary>Told to correct: single pages are opened from the list of points and lead back to it.</summary>
    public bool IsCorrecting => Matter.Row.Status == MatterStatus.AwaitingCorrection;

    public bool IsOpen => Matter.Row.Status is MatterStatus.Draft or MatterStatus.AwaitingCorrection;

    /// <summary>A clerk fills it in for somebody at a window.</summary>
    public bool IsAtWindow => Actor.Kind == ActorKind.Official;

    public string MatterHref => IsAtWindow ? $"/work/matters/{Matter.Row.Id}" : $"/my/matters/{Matter.Row.Id}";

    public string CorrectionHref => IsAtWindow ? MatterHref : MatterHref + "/supplement";

    /// <summary>The first question about the situation that has no valid answer; null when all have.</summary>
    public JourneyStep? Unanswered => Situations.FirstOrDefault(s => !s.Options.Any(o => o.Value == Matter.Answers.GetValueOrDefault(s.Id))) is { } open
        ? Find(StepKind.Situation, open.Id)
        : null;

    /// <summary>Materials the applicant hands in as files.</summary>
    public IEnumerable<Material> ToUpload => Materials.Where(m => m.SharedFrom.Length == 0 && m.Medium != "纸质");

    public JourneyStep? Find(StepKind kind, string key = "") => Steps.FirstOrDefault(s => s.Kind == kind && s.Key == key);

    public JourneyStep? FindPath(string path) => Steps.FirstOrDefault(s => s.Path == path);

    public string HrefOf(JourneyStep step) => $"{Href}/{step.Path}";

    public int NumberOf(JourneyStep step) => IndexOf(step) + 1;

    public string BackHref(JourneyStep step) => IsCorrecting ? CorrectionHref
        : IndexOf(step) is > 0 and var at ? HrefOf(Steps[at - 1]) : IsAtWindow ? "/work/intake" : $"/apply/{Matter.Row.ItemKey}?place={Matter.Division}";

    public JourneyStep? After(JourneyStep step) => IndexOf(step) + 1 < Steps.Count ? Steps[IndexOf(step) + 1] : null;

    public IReadOnlyList<AttachmentView> FilesOf(string materialId) => [.. Matter.Attachments.Where(a => a.MaterialId == materialId)];

    public StoredFile Stored(AttachmentView file) => new(file.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), file.FileName, ApplyText.Size(file.Length), $"{Href}/files/{file.Id}")
    {
        IsKept = IsCorrecting && Matter.FormerAt > file.At,
    };

    private int IndexOf(JourneyStep step)
    {
        for (var i = 0; i < Steps.Count; i++)
            if (Steps[i].Path == step.Path) return i;
        return -1;
    }
}
