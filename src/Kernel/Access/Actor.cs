namespace Heluo.Kernel.Access;

/// <summary>Who acts.</summary>
public enum ActorKind
{
    /// <summary>Nobody signed in.</summary>
    Anonymous,

    /// <summary>A natural person.</summary>
    Person,

    /// <summary>A legal person or other organisation, through somebody who acts for it.</summary>
    Organisation,

    /// <summary>An official, by the posts held.</summary>
    Official,

    /// <summary>The platform itself: clocks, events, imports.</summary>
    System,
}

/// <summary>A permission that a post carries, bounded by body and division.</summary>
/// <param name="Permission">Code of the permission.</param>
/// <param name="PostId">The post it comes from.</param>
/// <param name="BodyId">The body of the post.</param>
/// <param name="Division">Division prefix the post reaches (<c>41</c>, <c>4101</c>, <c>410105</c> …).</param>
/// <param name="WholeDivision">True when it reaches every body of the division and below, false when only the post's own body.</param>
public sealed record Grant(string Permission, long PostId, long BodyId, string Division, bool WholeDivision)
{
    /// <summary>True for a body of a division that the post reaches.</summary>
    public bool Reaches(long bodyId, string division) => WholeDivision ? division.StartsWith(Division, StringComparison.Ordinal) : bodyId == BodyId;
}

/// <summary>Who acts, with what rights. Deny unless granted.</summary>
public sealed record Actor
{
    /// <summary>Nobody signed in.</summary>
    public static readonly Actor Nobody = new() { Kind = ActorKind.Anonymous, Name = "访客" };

    /// <summary>The platform itself.</summary>
    public static readonly Actor Platform = new() { Kind = ActorKind.System, Name = "系统" };

    /// <summary>What kind of actor.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>Name shown to others.</summary>
    public required string Name { get; init; }

    /// <summary>Account; 0 for nobody and the platform.</summary>
    public long Id { get; init; }

    /// <summary>Whom the account stands for: the person's or organisation's id. Equal to <see cref="Id"/> for a person acting for herself.</summary>
    public long HolderId { get; init; }

    /// <summary>Level of real-name verification: 0 none, 1 number and name, 2 face or bank, 3 at a window.</summary>
    public int Assurance { get; init; }

    /// <summary>Network address the act came from; null inside the platform.</summary>
    public string? Address { get; init; }

    /// <summary>Rights of an official.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Posts of an official.</summary>
    public IReadOnlyList<long> Posts { get; init; } = [];

    /// <summary>Address of the page where the actor has to do something before anything else (change the password …); null for nothing.</summary>
    public string? FirstDo { get; init; }

    /// <summary>True for a signed-in person or organisation.</summary>
    public bool IsApplicant => Kind is ActorKind.Person or ActorKind.Organisation;

    /// <summary>True when any post carries the permission; the platform may do everything.</summary>
    public bool Can(string permission) => Kind == ActorKind.System || Grants.Any(g => g.Permission == permission);

    /// <summary>True when a post carries the permission for this body in this division.</summary>
    public bool Can(string permission, long bodyId, string division)
    {
        if (Kind == ActorKind.System) return true;
        foreach (var grant in Grants)
            if (grant.Permission == permission && grant.Reaches(bodyId, division)) return true;
        return false;
    }
}
