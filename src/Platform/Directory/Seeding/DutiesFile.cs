namespace Heluo.Platform.Directory.Seeding;

/// <summary>File <c>duties.yaml</c> of a pack.</summary>
internal sealed class DutiesFile
{
    public List<DutyEntry> Duties { get; init; } = [];

    /// <summary>Posts of every body.</summary>
    public List<PostEntry> Posts { get; init; } = [];

    /// <summary>Posts of a township's government, which is small.</summary>
    public List<PostEntry> TownshipPosts { get; init; } = [];

    /// <summary>Posts of the body that runs the service hall; they reach every body of its division.</summary>
    public HallPosts Hall { get; init; } = new();

    internal sealed class HallPosts
    {
        public string Body { get; init; } = "";
        public List<PostEntry> Posts { get; init; } = [];
    }
}

internal sealed class DutyEntry
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public List<string> Permissions { get; init; } = [];
    public List<string> Excludes { get; init; } = [];
}

internal sealed class PostEntry
{
    public string Department { get; init; } = "";
    public string Name { get; init; } = "";
    public List<string> Duties { get; init; } = [];

    /// <summary>Levels that have the post; empty for all.</summary>
    public List<string> Levels { get; init; } = [];
}

/// <summary>File <c>demo.yaml</c> of a pack: officials and applicants to try the platform with.</summary>
internal sealed class DemoFile
{
    public List<DemoOfficial> Officials { get; init; } = [];

    /// <summary>Divisions whose posts all get an official (without an account).</summary>
    public List<string> StaffedDivisions { get; init; } = [];

    internal sealed class DemoOfficial
    {
        public string Login { get; init; } = "";
        public string Name { get; init; } = "";
        public string Body { get; init; } = "";
        public string Division { get; init; } = "";
        public List<string> Posts { get; init; } = [];
    }
}
