using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Seeding;

/// <summary>Divisions of five levels with their history, bodies, posts and duties of the pack, into an empty store; duties are brought up to date at every start.</summary>
internal sealed class DirectorySeed(Writes writes, IStore store, ModuleDbFactory<DirectoryDb> databases, PackFolder pack, DirectoryReader reader) : ISeed
{
    private static readonly DateOnly Founded = new(2019, 1, 1);

    public int Order => 10;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        var duties = pack.Read<DutiesFile>("duties.yaml");
        bool empty;
        await using (var db = databases.OpenForReading()) empty = !await db.Divisions.AnyAsync(cancellation);
        await writes.RunAsync<Done>(new Act(Actor.Platform, "directory.import-duties", "pack", "duties"), unit => SaveDutiesAsync(unit, duties, cancellation), cancellation);
        if (empty)
        {
            var divisions = DivisionFiles.Read(pack);
            var kinds = pack.Read<BodyKinds>("bodies.yaml").Bodies;
            await writes.RunAsync<Done>(new Act(Actor.Platform, "directory.import-pack", "pack", "directory"), unit => SaveAsync(unit, divisions, kinds, duties), cancellation);
        }

        reader.Forget();
    }

    private static async Task<Result<Done>> SaveDutiesAsync(Unit unit, DutiesFile file, CancellationToken cancellation)
    {
        var db = unit.Db<DirectoryDb>();
        var known = await db.Duties.ToDictionaryAsync(d => d.Code, cancellation);
        foreach (var entry in file.Duties)
        {
            var (permissions, excludes) = (string.Join(' ', entry.Permissions), string.Join(' ', entry.Excludes));
            if (!known.TryGetValue(entry.Code, out var duty)) db.Duties.Add(new Duty { Code = entry.Code, Name = entry.Name, Permissions = permissions, Excludes = excludes });
            else (duty.Name, duty.Permissions, duty.Excludes) = (entry.Name, permissions, excludes);
        }

        return Done.Value;
    }

    private async Task<Result<Done>> SaveAsync(Unit unit, IReadOnlyList<DivisionRow> divisions, IReadOnlyList<BodyKind> kinds, DutiesFile duties)
    {
        await unit.InsertManyAsync(store, "directory", "division", ["code", "name", "level", "parent", "is_zone", "valid_from", "valid_to", "successor"],
            divisions.Select(d => new object?[] { d.Code, d.Name, d.Level.ToString(), d.Parent, d.IsZone, d.ValidFrom, d.ValidTo, d.Successor }));
        var bodies = BodyPlan.Of(divisions, kinds, unit.NextId, Founded).ToList();
        await unit.InsertManyAsync(store, "directory", "body", ["id", "credit_code", "name", "kind", "level", "division", "phone", "address", "valid_from"],
            bodies.Select(b => new object?[] { b.Id, b.CreditCode, b.Name, b.Kind, b.Level.ToString(), b.Division, b.Phone, b.Address, b.ValidFrom }));
        await unit.InsertManyAsync(store, "directory", "post", ["id", "body_id", "department", "name", "duties", "whole_division", "valid_from"],
            bodies.SelectMany(b => PostsOf(b, duties, unit.NextId)).Select(p => new object?[] { p.Id, p.BodyId, p.Department, p.Name, p.Duties, p.WholeDivision, p.ValidFrom }));
        unit.Facts["divisions"] = divisions.Count;
        unit.Facts["bodies"] = bodies.Count;
        return Done.Value;
    }

    private static IEnumerable<PostRow> PostsOf(BodyRow body, DutiesFile file, Func<long> nextId)
    {
        var own = body.Level >= DivisionLevel.Township ? file.TownshipPosts : file.Posts;
        foreach (var entry in own) yield return Post(body, entry, nextId(), wholeDivision: false);
        if (body.Kind != file.Hall.Body || body.Level >= DivisionLevel.Township) yield break;
        foreach (var entry in file.Hall.Posts.Where(p => p.Levels.Count == 0 || p.Levels.Contains(body.Level.ToString(), StringComparer.OrdinalIgnoreCase)))
            yield return Post(body, entry, nextId(), wholeDivision: true);
    }

    private static PostRow Post(BodyRow body, PostEntry entry, long id, bool wholeDivision) => new()
    {
        Id = id, BodyId = body.Id, Department = entry.Department, Name = entry.Name, Duties = string.Join(' ', entry.Duties), WholeDivision = wholeDivision, ValidFrom = body.ValidFrom,
    };
}
