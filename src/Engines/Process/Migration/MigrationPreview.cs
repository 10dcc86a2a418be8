namespace Heluo.Engines.Process;

/// <summary>What a migration would do to one instance.</summary>
/// <param name="Moves">Each token: the old node and the new one.</param>
/// <param name="Problems">What stands in the way, in Chinese; empty when it is possible.</param>
/// <param name="Notices">What changes for people without standing in the way, in Chinese.</param>
public sealed record MigrationPreview(IReadOnlyList<MigrationMove> Moves, IReadOnlyList<string> Problems, IReadOnlyList<string> Notices)
{
    /// <summary>Whether the instance can be migrated.</summary>
    public bool IsPossible => Problems.Count == 0;
}

/// <summary>One token of an instance that is to be migrated.</summary>
/// <param name="FromElementId">Where it is.</param>
/// <param name="ToElementId">Where it will be; null when the new version has no such node.</param>
public sealed record MigrationMove(string FromElementId, string? ToElementId);
