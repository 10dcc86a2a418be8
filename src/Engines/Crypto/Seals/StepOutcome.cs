namespace Heluo.Engines.Crypto;

/// <summary>What came of one step of verification.</summary>
public enum StepOutcome
{
    /// <summary>In order.</summary>
    Passed,

    /// <summary>Not in order: the whole is not valid.</summary>
    Failed,

    /// <summary>Does not apply, e.g. there is no timestamp.</summary>
    NotPresent,
}
