namespace Heluo.Services.Portal.Apply;

public enum StepKind
{
    Situation,
    Form,
    Materials,
    Check,
}

/// <summary>One page of the journey.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Key">The situation question or form group; empty for the others.</param>
/// <param name="Title">Its title.</param>
public sealed record JourneyStep(StepKind Kind, string Key, string Title)
{
    /// <summary>Its address below the application's; also kept with the draft.</summary>
    public string Path => Kind switch
    {
        StepKind.Situation => "situation/" + Key,
        StepKind.Form => "form/" + Key,
        StepKind.Materials => "materials",
        _ => "check",
    };
}
