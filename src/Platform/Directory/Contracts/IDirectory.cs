using Heluo.Kernel.Access;

namespace Heluo.Platform.Directory.Contracts;

/// <summary>Level of a division or body.</summary>
public enum DivisionLevel
{
    /// <summary>省.</summary>
    Province = 1,

    /// <summary>省辖市、济源示范区.</summary>
    City = 2,

    /// <summary>县（市、区）.</summary>
    County = 3,

    /// <summary>乡镇（街道）.</summary>
    Township = 4,

    /// <summary>村（社区）.</summary>
    Village = 5,
}

/// <summary>An administrative division (GB/T 2260 and the statistical codes below it).</summary>
/// <param name="Code">Shortest code: 2, 4, 6, 9 or 12 digits.</param>
/// <param name="Name">Name, e.g. 金水区.</param>
/// <param name="Level">Level.</param>
/// <param name="Parent">Code of the division above; empty for the province.</param>
/// <param name="IsZone">A functional zone of the statistics that is no legal division.</param>
public sealed record Division(string Code, string Name, DivisionLevel Level, string Parent, bool IsZone);

/// <summary>A government body or other body that handles matters.</summary>
public sealed record Body
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Unified social credit code.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Full name, e.g. 郑州市金水区市场监督管理局.</summary>
    public required string Name { get; init; }

    /// <summary>Key of the kind of body in the pack, e.g. <c>market-regulation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Level.</summary>
    public required DivisionLevel Level { get; init; }

    /// <summary>Shortest code of its division.</summary>
    public required string Division { get; init; }

    /// <summary>Telephone; empty when unknown.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Where people find it; empty when unknown.</summary>
    public string Address { get; init; } = "";
}

/// <summary>A post in a body, with its duties.</summary>
/// <param name="Id">Id.</param>
/// <param name="BodyId">The body.</param>
/// <param name="Department">Department inside the body, e.g. 行政审批服务科.</param>
/// <param name="Name">Name of the post.</param>
/// <param name="Duties">Codes of its duties: <c>intake accept review decide deliver …</c>.</param>
public sealed record Post(long Id, long BodyId, string Department, string Name, IReadOnlyList<string> Duties);

/// <summary>Divisions, bodies, posts and officials as they are on a day. Reads are served from memory.</summary>
public interface IDirectory
{
    /// <summary>The division with this code (any of the usual lengths, zero-padded too); null when unknown.</summary>
    Division? FindDivision(string code);

    /// <summary>The division that had this code on a day, under the name it had then; null when there was none.</summary>
    Division? FindDivision(string code, DateOnly day);

    /// <summary>The divisions that stand today in place of one that had this code on a day: itself when it still exists, several when it was split.</summary>
    IReadOnlyList<Division> SuccessorsOf(string code, DateOnly day);

    /// <summary>Divisions directly below a code, in code order; villages included.</summary>
    IReadOnlyList<Division> DivisionsBelow(string code);

    /// <summary>Full name from the province down: 河南省郑州市金水区.</summary>
    string FullName(string code);

    /// <summary>Divisions (province to township) whose name or pinyin initials match.</summary>
    IReadOnlyList<Division> SearchDivisions(string text, int limit);

    /// <summary>The body with this id, an abolished one too: running matters keep it; null when unknown.</summary>
    Body? FindBody(long id);

    /// <summary>The body with this unified social credit code; null when unknown.</summary>
    Body? FindBodyByCode(string creditCode);

    /// <summary>The body of a kind that serves a division at a level: the county's own, the city's for a county when asked for the city level.</summary>
    Body? FindBody(string kind, string division, DivisionLevel level);

    /// <summary>Bodies of a division (exactly that one), by kind order of the pack.</summary>
    IReadOnlyList<Body> BodiesOf(string division);

    /// <summary>Bodies whose name or pinyin initials match.</summary>
    IReadOnlyList<Body> SearchBodies(string text, int limit);

    /// <summary>Chinese name of a kind of body, e.g. 市场监管.</summary>
    string KindName(string kind);

    /// <summary>The post; null when unknown.</summary>
    Post? FindPost(long id);

    /// <summary>Posts of a body that carry a duty.</summary>
    IReadOnlyList<Post> PostsWithDuty(long bodyId, string duty);

    /// <summary>Rights and posts that an official has on a day, acting posts included.</summary>
    Task<OfficialRights> RightsOfAsync(long officialId, DateOnly day, CancellationToken cancellation);

    /// <summary>Officials in office whose posts carry a permission for this body of this division on a day, by name.</summary>
    Task<IReadOnlyList<Colleague>> HoldersOfAsync(string permission, long bodyId, string division, DateOnly day, CancellationToken cancellation);

    /// <summary>The official in office with this staff number; null when there is none.</summary>
    Task<long?> FindOfficialAsync(string staffNumber, CancellationToken cancellation);

    /// <summary>Officials in office whose names contain the text, by name.</summary>
    /// <param name="text">A part of a name, not empty.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<OfficialCard>> OfficialsNamedAsync(string text, int most, CancellationToken cancellation);

    /// <summary>Who an official is, also after leaving; null when unknown.</summary>
    Task<OfficialCard?> OfficialAsync(long officialId, CancellationToken cancellation);
}

/// <summary>Who an official is.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="StaffNumber">Staff number, also the login.</param>
/// <param name="Body">The body to which the official belongs.</param>
/// <param name="InOffice">False after leaving.</param>
public sealed record OfficialCard(long Id, string Name, string StaffNumber, Body Body, bool InOffice);

/// <summary>What an official may do.</summary>
/// <param name="Name">Name of the official.</param>
/// <param name="Grants">Permissions by post.</param>
/// <param name="Posts">Posts held, acting ones included.</param>
public sealed record OfficialRights(string Name, IReadOnlyList<Grant> Grants, IReadOnlyList<Post> Posts);

/// <summary>An official as colleagues name one.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Post">Name of the post.</param>
public sealed record Colleague(long Id, string Name, string Post);
