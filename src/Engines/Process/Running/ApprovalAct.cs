namespace Heluo.Engines.Process;

/// <summary>An act of the approval algebra on an open work item or a step.</summary>
/// <param name="By">Who acts, for the record; may be null.</param>
public abstract record ApprovalAct(string? By) : ProcessInput;

/// <summary>签收: somebody takes a work item; nobody else may complete it.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="By">Who takes it; required.</param>
public sealed record Claim(int WorkItemId, string By) : ApprovalAct(By);

/// <summary>退签: a claimed work item goes back to the post.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="By">Who gives it back.</param>
public sealed record Release(int WorkItemId, string? By = null) : ApprovalAct(By);

/// <summary>转办: somebody else becomes the signer for good.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="To">The new signer; required.</param>
/// <param name="By">Who acts.</param>
public sealed record TransferTo(int WorkItemId, string To, string? By = null) : ApprovalAct(By);

/// <summary>委托: somebody acts on the signer's behalf; the signer may take it back.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="To">The delegate; required.</param>
/// <param name="By">Who acts; becomes the principal when the work item names no signer yet.</param>
public sealed record DelegateTo(int WorkItemId, string To, string? By = null) : ApprovalAct(By);

/// <summary>收回委托: the principal takes a delegated work item back.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="By">Who acts.</param>
public sealed record TakeBack(int WorkItemId, string? By = null) : ApprovalAct(By);

/// <summary>Where a signer is added.</summary>
public enum SignerPlace
{
    /// <summary>前加签: the new one signs first, the present one waits.</summary>
    Before,

    /// <summary>并加签: both sign at the same time.</summary>
    Parallel,

    /// <summary>后加签: the new one signs next.</summary>
    After,
}

/// <summary>加签: one more signer at this step.</summary>
/// <param name="WorkItemId">The open work item beside which it is added.</param>
/// <param name="Signer">The new signer; required.</param>
/// <param name="Place">Before, parallel or after.</param>
/// <param name="By">Who acts.</param>
public sealed record AddSigner(int WorkItemId, string Signer, SignerPlace Place, string? By = null) : ApprovalAct(By);

/// <summary>减签: a signer who has not signed is taken out; the last one cannot be.</summary>
/// <param name="WorkItemId">The signer's work item, open or waiting.</param>
/// <param name="By">Who acts.</param>
public sealed record RemoveSigner(int WorkItemId, string? By = null) : ApprovalAct(By);

/// <summary>退回: the matter goes back to a step that was finished before.</summary>
/// <param name="WorkItemId">The open work item from which it is returned.</param>
/// <param name="ElementId">The earlier user task.</param>
/// <param name="By">Who acts.</param>
public sealed record ReturnTo(int WorkItemId, string ElementId, string? By = null) : ApprovalAct(By);

/// <summary>取回: whoever finished the latest step takes it back, as long as nobody has touched what follows.</summary>
/// <param name="ElementId">The user task that was finished last.</param>
/// <param name="By">Who acts.</param>
public sealed record Withdraw(string ElementId, string? By = null) : ApprovalAct(By);

/// <summary>跳转: by authority the matter moves to any step that is not inside a parallel branch or sub-process it is not in.</summary>
/// <param name="WorkItemId">The open work item from which it moves.</param>
/// <param name="ElementId">The activity or end event to go to.</param>
/// <param name="By">Who orders it; required.</param>
public sealed record Jump(int WorkItemId, string ElementId, string By) : ApprovalAct(By);

/// <summary>抄送: somebody is informed; nothing waits for it.</summary>
/// <param name="WorkItemId">The open work item.</param>
/// <param name="To">Who is informed; required.</param>
/// <param name="By">Who acts.</param>
public sealed record CopyTo(int WorkItemId, string To, string? By = null) : ApprovalAct(By);

/// <summary>催办: the holder of an open work item is reminded.</summary>
/// <param name="WorkItemId">The open work item.</param>
/// <param name="By">Who acts.</param>
public sealed record Urge(int WorkItemId, string? By = null) : ApprovalAct(By);
