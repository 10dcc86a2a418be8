namespace Heluo.Engines.Process;

/// <summary>Who handles a user task and how its signatures count.</summary>
internal sealed class UserTask
{
    public TextSource? Duty { get; set; }

    public string? Body { get; set; }

    public string[] Acts { get; set; } = [];

    public TextSource? Form { get; set; }

    public TextSource? Signer { get; set; }

    public TextSource? CandidateUsers { get; set; }

    public TextSource? CandidateGroups { get; set; }

    public SigningMode Signing { get; set; } = SigningMode.None;

    public Share Share { get; set; } = Share.Majority;

    /// <summary>Variable that takes <c>agree</c> or <c>disagree</c> when all have signed.</summary>
    public string OutcomeVariable { get; set; } = "outcome";

    public TextSource? Timeout { get; set; }

    public string? TimeoutClock { get; set; }

    public TimeoutAction? TimeoutAction { get; set; }
}

/// <summary>What happens when a user task is not finished in time.</summary>
/// <param name="Kind">remind, transfer or complete.</param>
/// <param name="Argument">The signer or duty transferred to, or the act that counts as done.</param>
internal sealed record TimeoutAction(TimeoutKind Kind, string? Argument);

internal enum TimeoutKind
{
    Remind,
    Transfer,
    Complete,
}
