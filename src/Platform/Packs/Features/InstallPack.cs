using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Data;
using Heluo.Platform.Packs.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Packs.Features;

/// <summary>Installs a checked pack over those that are there: its files are kept in the store, then every module takes up what changed.</summary>
internal sealed class InstallPack(Writes writes, PackShelf shelf, PackFolder installed, IEnumerable<IPackCheck> checks, IServiceScopeFactory scopes)
{
    /// <param name="Findings">All findings; faults stop the installation.</param>
    /// <param name="Files">Files taken up; 0 when it was stopped or nothing changed.</param>
    public sealed record Outcome(IReadOnlyList<PackFinding> Findings, int Files)
    {
        public bool Refused => Findings.Any(f => f.Level == FindingLevel.Fault);
    }

    public async Task<Outcome> RunAsync(Actor actor, string folder, CancellationToken cancellation)
    {
        var pack = new PackFolder([folder, .. installed.Folders]);
        var findings = PackChecking.Run(pack, checks);
        if (findings.Any(f => f.Level == FindingLevel.Fault)) return new Outcome(findings, 0);

        var manifest = pack.Read<PackManifest>("pack.yaml");
        var name = manifest.Name;
        var texts = PackChecking.TextsOf(folder).ToDictionary(f => f, f => File.ReadAllText(Path.Combine(folder, f)));
        var saved = await writes.RunAsync<int>(new Act(actor, "packs.install", "pack", name), unit => SaveAsync(unit, name, texts, cancellation), cancellation);
        if (saved.Value > 0)
        {
            installed.Cover(shelf.PutDown(name, [.. texts.Select(t => new InstalledFile { Pack = name, Name = t.Key, Content = t.Value, InstalledAt = default })]));
            await using var scope = scopes.CreateAsyncScope();
            foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().Where(s => !s.IsDemo).OrderBy(s => s.Order)) await seed.SeedAsync(cancellation);
            await writes.RunAsync<Done>(new Act(actor, "packs.take-up", "pack", name), unit =>
            {
                unit.Db<PacksDb>().Installations.Add(new Installation
                {
                    Id = unit.NextId(), Pack = name, Title = manifest.Title, PackVersion = manifest.Version, Files = saved.Value, ByName = actor.Kind == ActorKind.System ? "命令行" : actor.Name, At = unit.Now,
                });
                return Task.FromResult<Result<Done>>(Done.Value);
            }, cancellation);
        }

        return new Outcome(findings, saved.Value);
    }

    private static async Task<Result<int>> SaveAsync(Unit unit, string pack, Dictionary<string, string> texts, CancellationToken cancellation)
    {
        var db = unit.Db<PacksDb>();
        var known = await db.Files.Where(f => f.Pack == pack).ToDictionaryAsync(f => f.Name, cancellation);
        var changed = 0;
        foreach (var (name, text) in texts)
        {
            if (!known.TryGetValue(name, out var file)) db.Files.Add(new InstalledFile { Pack = pack, Name = name, Content = text, InstalledAt = unit.Now });
            else if (file.Content == text) continue;
            else (file.Content, file.InstalledAt) = (text, unit.Now);
            changed++;
        }

        foreach (var gone in known.Values.Where(f => !texts.ContainsKey(f.Name)))
        {
            db.Files.Remove(gone);
            changed++;
        }

        unit.Facts["files"] = changed;
        return changed;
    }
}
