namespace Heluo.Engines.Ledger;

/// <summary>One step of a verification.</summary>
/// <param name="Code">Stable code, e.g. <c>inclusion</c>.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Detail">What was found, in Chinese.</param>
public sealed record ProofStep(string Code, string Name, bool Passed, string Detail);

/// <summary>The outcome of a verification.</summary>
/// <param name="Steps">All steps.</param>
/// <param name="KeysWereTrusted">Whether the reader named the keys; else those in the proof were taken.</param>
public sealed record ProofVerdict(IReadOnlyList<ProofStep> Steps, bool KeysWereTrusted)
{
    /// <summary>Whether every step holds.</summary>
    public bool IsValid => Steps.All(step => step.Passed);
}
