using Heluo.Kernel.Events;

namespace Heluo.Platform.Items.Contracts;

/// <summary>A version of an item was published.</summary>
/// <param name="Key">Key of the item.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Number">Its number.</param>
/// <param name="EffectiveFrom">First day in force.</param>
public sealed record ItemPublished(string Key, long VersionId, int Number, DateOnly EffectiveFrom) : IEvent;

/// <summary>An item was suspended, resumed or withdrawn.</summary>
/// <param name="Key">Key of the item.</param>
/// <param name="Standing">Suspended, Resumed or Withdrawn.</param>
/// <param name="EffectiveFrom">First day.</param>
/// <param name="Reason">Why.</param>
public sealed record ItemStandingChanged(string Key, string Standing, DateOnly EffectiveFrom, string Reason) : IEvent;

/// <summary>Local elements of a body were published.</summary>
/// <param name="Key">Key of the item.</param>
/// <param name="BodyId">The body.</param>
public sealed record LocalElementsPublished(string Key, long BodyId) : IEvent;

/// <summary>A request to change an item was not handled in its term.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="ItemName">Name of the item.</param>
/// <param name="DueOn">The last day it had.</param>
public sealed record ItemChangeOverdue(long RequestId, string ItemName, DateOnly DueOn) : IEvent;
