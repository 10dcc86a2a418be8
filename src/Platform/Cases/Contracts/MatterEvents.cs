using Heluo.Kernel.Events;

namespace Heluo.Platform.Cases.Contracts;

/// <summary>A matter changed its status.</summary>
/// <param name="MatterId">The matter.</param>
/// <param name="Act">The act that changed it.</param>
/// <param name="Status">Its status now.</param>
/// <param name="ItemKey">Its item.</param>
/// <param name="BodyId">The body that handles it.</param>
/// <param name="HolderId">The applicant.</param>
/// <param name="At">When.</param>
public sealed record MatterMoved(long MatterId, MatterAct Act, MatterStatus Status, string ItemKey, long BodyId, long HolderId, DateTimeOffset At) : IEvent;
