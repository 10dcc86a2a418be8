namespace Heluo.Platform.Cases.Contracts;

/// <summary>Starts an application.</summary>
/// <param name="ItemKey">The item.</param>
/// <param name="Division">Where the applicant wants it handled, 2 to 12 digits.</param>
/// <param name="Answers">Answers to the situation questions.</param>
/// <param name="Values">Values of the form, by path.</param>
public sealed record StartDraft(string ItemKey, string Division, IReadOnlyDictionary<string, string>? Answers = null, System.Text.Json.JsonElement? Values = null)
{
    /// <summary>The applicant a window clerk applies for; null when the actor applies for herself.</summary>
    public long? OnBehalfOf { get; init; }
}

/// <summary>What a draft holds now; null leaves a part as it is.</summary>
/// <param name="Answers">Answers to the situation questions.</param>
/// <param name="Values">Values of the form.</param>
/// <param name="Step">The step of the journey to come back to.</param>
public sealed record DraftContent(IReadOnlyDictionary<string, string>? Answers = null, System.Text.Json.JsonElement? Values = null, string? Step = null);

/// <summary>A file that somebody hands in.</summary>
/// <param name="MaterialId">The material, or <c>form.</c> and a field of the form.</param>
/// <param name="Name">Its name on the sender's machine.</param>
/// <param name="Content">Its bytes, read once from where the stream stands.</param>
public sealed record HandedFile(string MaterialId, string Name, Stream Content);

/// <summary>What the applicant gets on submission.</summary>
/// <param name="MatterId">The matter.</param>
/// <param name="IntakeNumber">收件编号.</param>
/// <param name="AnswerBy">Last day on which the body must answer whether it accepts.</param>
/// <param name="DocumentId">The receipt.</param>
public sealed record Receipt(long MatterId, string IntakeNumber, DateOnly AnswerBy, long DocumentId);

/// <summary>An official does an act.</summary>
/// <param name="MatterId">The matter.</param>
/// <param name="Act">The act.</param>
public sealed record PerformAct(long MatterId, MatterAct Act)
{
    /// <summary>Reasons; which acts need them the law's table says. At most 2,000 characters.</summary>
    public string Reason { get; init; } = "";

    /// <summary>All that is missing or wrong, for a request to correct: one entry each.</summary>
    public IReadOnlyList<CorrectionPoint> Points { get; init; } = [];

    /// <summary>Key of the item's special procedure, for a suspension.</summary>
    public string Procedure { get; init; } = "";

    /// <summary>For a special procedure without a term of its own: how many days it will take, told to the applicant in writing (行政许可法 45). 1 to 3,650.</summary>
    public int? ProcedureDays { get; init; }

    /// <summary>How the result reaches the applicant: online, window or mail.</summary>
    public string Delivery { get; init; } = "";

    /// <summary>Number of the licence or approval that was made; optional.</summary>
    public string ResultNumber { get; init; } = "";

    /// <summary>Version of the matter the official saw; null is not checked.</summary>
    public long? Version { get; init; }
}

/// <summary>One thing to correct.</summary>
/// <param name="MaterialId">The material; empty when the form is meant.</param>
/// <param name="Text">What is wrong and what to hand in.</param>
public sealed record CorrectionPoint(string MaterialId, string Text);

/// <summary>What an act led to.</summary>
/// <param name="Status">Status now.</param>
/// <param name="Version">Version now.</param>
/// <param name="DocumentId">The document it issued; 0 for none.</param>
public sealed record ActOutcome(MatterStatus Status, long Version, long DocumentId);

/// <summary>Where a further signer stands.</summary>
public enum SignerOrder
{
    /// <summary>前加签: signs first, the actor waits.</summary>
    Before,

    /// <summary>并加签: both at the same time; the step ends when both have signed.</summary>
    Beside,

    /// <summary>后加签: signs after the actor has passed the step; only where the step passes on and decides nothing.</summary>
    After,
}
