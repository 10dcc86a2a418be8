using Heluo.Kernel.Storage;

namespace Heluo.Kernel.Events;

/// <summary>Something that happened, in the past tense; a record of plain values in a module's <c>Contracts</c>.</summary>
public interface IEvent;

/// <summary>
/// Hears events of one type. Called in a unit of its own after the commit, at least once; what it saves in the unit is saved exactly once, because the event is
/// taken off the outbox in the same transaction. An exception or refusal means: try again later.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : IEvent
{
    /// <summary>Reacts to the event.</summary>
    Task HandleAsync(TEvent happened, Unit unit);
}
