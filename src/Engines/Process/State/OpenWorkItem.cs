namespace Heluo.Engines.Process;

/// <summary>A work item that waits to be done.</summary>
/// <param name="Id">Its id in the instance.</param>
/// <param name="ElementId">The user task.</param>
/// <param name="Signer">Who is to do it when that is more than the duty of the step, or null.</param>
/// <param name="Holder">Who has claimed it, or null.</param>
/// <param name="Principal">On whose behalf the signer acts, or null.</param>
public sealed record OpenWorkItem(int Id, string ElementId, string? Signer, string? Holder, string? Principal);
