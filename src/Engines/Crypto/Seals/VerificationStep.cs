namespace Heluo.Engines.Crypto;

/// <summary>One named step of verification.</summary>
/// <param name="Code">Stable name for programs, lower case with hyphens.</param>
/// <param name="Title">Name for a person.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">A sentence for a person when it failed or needs a remark; else empty.</param>
public sealed record VerificationStep(string Code, string Title, StepOutcome Outcome, string Reason);
