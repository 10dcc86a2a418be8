namespace Heluo.Kernel.Access;

/// <summary>A right that a module declares and an administrator grants to posts.</summary>
/// <param name="Code">Stable code: module, dot, verb phrase, e.g. <c>cases.accept</c>.</param>
/// <param name="Name">Chinese name for the administrator, e.g. 受理申请.</param>
public sealed record Permission(string Code, string Name);

/// <summary>Who may call an endpoint: put on every endpoint; one without it is refused.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Permission">The permission when the rule is <see cref="AccessKind.Permission"/>.</param>
public sealed record EndpointAccess(AccessKind Kind, string? Permission = null);

/// <summary>On endpoints that stay open to an actor who has something to do first (<see cref="Actor.FirstDo"/>).</summary>
public sealed record OpenBeforeDuty;

/// <summary>On endpoints that show somebody's own thing: what to say when there is none, or it is not the actor's; both look the same to a stranger.</summary>
/// <param name="Words">What is wrong and what to do, in Chinese.</param>
public sealed record MissingWords(string Words);

/// <summary>Rules of access to an endpoint.</summary>
public enum AccessKind
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>A signed-in person or organisation.</summary>
    Applicant,

    /// <summary>Anybody signed in.</summary>
    SignedIn,

    /// <summary>An official whose posts carry a permission.</summary>
    Permission,
}
