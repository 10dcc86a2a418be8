using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Heluo.Kernel.Access;

/// <summary>Declares who may call an endpoint.</summary>
public static class EndpointAccessExtensions
{
    /// <summary>Anybody may call it.</summary>
    public static TBuilder ForEverybody<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointAccess(AccessKind.Public));

    /// <summary>A signed-in person or organisation may call it.</summary>
    public static TBuilder ForApplicants<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointAccess(AccessKind.Applicant));

    /// <summary>Anybody signed in may call it.</summary>
    public static TBuilder ForSignedIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointAccess(AccessKind.SignedIn));

    /// <summary>Officials whose posts carry the permission may call it.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointAccess(AccessKind.Permission, permission.Code));

    /// <summary>What the page says when there is no such thing, or it is not the actor's.</summary>
    public static TBuilder SaysWhenMissing<TBuilder>(this TBuilder builder, string words)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new MissingWords(words));

    /// <summary>The actor of the request; nobody when no session was found.</summary>
    public static Actor Actor(this HttpContext context) => context.Items[typeof(Actor)] as Actor ?? Access.Actor.Nobody;

    /// <summary>Sets the actor of the request; called once by the session middleware.</summary>
    public static void SetActor(this HttpContext context, Actor actor) => context.Items[typeof(Actor)] = actor;

    /// <summary>True when the actor satisfies the rule.</summary>
    public static bool Allows(this EndpointAccess access, Actor actor) => access.Kind switch
    {
        AccessKind.Public => true,
        AccessKind.Applicant => actor.IsApplicant,
        AccessKind.SignedIn => actor.Kind is not ActorKind.Anonymous,
        AccessKind.Permission => actor.Can(access.Permission!),
        _ => false,
    };
}
