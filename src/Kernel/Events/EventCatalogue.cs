using System.Text.Json;
using Heluo.Kernel.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Kernel.Events;

/// <summary>One handler's subscription to one event type.</summary>
/// <param name="Handler">Stable name of the handler, kept in the outbox.</param>
/// <param name="EventType">The event's CLR type.</param>
/// <param name="Invoke">Deserialises the payload and calls the handler.</param>
public sealed record Subscription(string Handler, Type EventType, Func<IServiceProvider, string, Unit, Task> Invoke);

/// <summary>Which handlers hear which events; filled when modules register.</summary>
public sealed class EventCatalogue(IEnumerable<Subscription> subscriptions)
{
    private readonly Dictionary<Type, string[]> _handlers = subscriptions
        .GroupBy(s => s.EventType).ToDictionary(g => g.Key, g => g.Select(s => s.Handler).ToArray());

    private readonly Dictionary<(string, string), Subscription> _byName = subscriptions
        .ToDictionary(s => (s.Handler, s.EventType.FullName!));

    /// <summary>Names of the handlers of an event type.</summary>
    public IReadOnlyList<string> HandlersOf(Type eventType) => _handlers.TryGetValue(eventType, out var found) ? found : [];

    /// <summary>The subscription kept under these names; null when the handler is gone.</summary>
    public Subscription? Find(string handler, string eventType) => _byName.GetValueOrDefault((handler, eventType));
}

/// <summary>Registers handlers.</summary>
public static class EventRegistration
{
    /// <summary><typeparamref name="THandler"/> hears <typeparamref name="TEvent"/>.</summary>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IEvent
        where THandler : class, IEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new Subscription(typeof(THandler).Name, typeof(TEvent), async (provider, payload, unit) =>
        {
            var happened = JsonSerializer.Deserialize<TEvent>(payload, JsonSerializerOptions.Web)!;
            await provider.GetRequiredService<THandler>().HandleAsync(happened, unit);
        }));
    }
}
