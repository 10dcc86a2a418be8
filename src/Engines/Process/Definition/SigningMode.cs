namespace Heluo.Engines.Process;

/// <summary>How the signatures of one step count.</summary>
public enum SigningMode
{
    /// <summary>One handler, or plain multi-instance: done when all have finished; no agreement is counted.</summary>
    None,

    /// <summary>会签: all sign at the same time and all must agree; the first refusal decides.</summary>
    Countersign,

    /// <summary>或签: the first to sign decides.</summary>
    OrSign,

    /// <summary>依次会签: one after the other, all must agree; the first refusal decides.</summary>
    Sequential,

    /// <summary>票决: passes when a share of all signers agrees.</summary>
    Vote,
}
