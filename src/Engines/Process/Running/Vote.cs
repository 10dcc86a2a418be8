namespace Heluo.Engines.Process;

/// <summary>A signer's vote.</summary>
public enum Vote
{
    /// <summary>同意.</summary>
    Agree,

    /// <summary>不同意.</summary>
    Disagree,

    /// <summary>弃权: counts in the total, not as agreement.</summary>
    Abstain,
}
