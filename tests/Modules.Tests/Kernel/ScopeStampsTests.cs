using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Kernel;

public sealed class ScopeStampsTests(KernelHost host)
{
    [Fact]
    public async Task Stamp_OfWhoReachesTheRow_GrowsBeforeTheActIsAnswered()
    {
        Actor[] reached = [Official(9101), Official(0, "65"), Official(0, "6501"), Official(0, "650102")];
        var before = reached.Select(Of).ToList();
        var id = await AddAsync(9101, "650102001");
        reached.Select(Of).Zip(before).ShouldAllBe(s => s.First > s.Second);

        foreach (var change in new Action<Note, Rows<Note>>[] { (note, _) => note.Text = $"stamped {note.Id} again", (note, rows) => rows.Remove(note) })
        {
            before = [.. reached.Select(Of)];
            (await RunAsync(async unit =>
            {
                var rows = unit.Rows<NotesDb, Note>();
                change((await rows.FindAsync(id))!, rows);
                return Done.Value;
            })).Ok.ShouldBeTrue();
            reached.Select(Of).Zip(before).ShouldAllBe(s => s.First > s.Second);
        }
    }

    [Fact]
    public async Task Stamp_OfTheContextsRows_GrowsToo()
    {
        var before = Of(Official(9102));
        (await RunAsync(unit =>
        {
            unit.Db<NotesDb>().Notes.Add(new Note { Id = unit.NextId(), Text = $"stamped {Guid.NewGuid()}", WrittenAt = unit.Now, BodyId = 9102, Division = "6502" });
            return Task.FromResult<Result<Done>>(Done.Value);
        })).Ok.ShouldBeTrue();
        Of(Official(9102)).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Stamp_OfWhoActs_GrowsByTheActItself()
    {
        var actor = Official(9103) with { HolderId = 9104 };
        var before = Of(actor);
        await host.Writes.RunAsync<Done>(new Act(actor, "notes.look", "note"), _ => Task.FromResult<Result<Done>>(Done.Value));
        Of(actor).ShouldBeGreaterThan(before);
    }

    /// <summary>By chance two bodies may share a slot; many do not.</summary>
    [Fact]
    public async Task Stamp_OfOthers_Stays()
    {
        Actor[] others = [.. Enumerable.Range(9200, 10).Select(body => Official(body, body % 2 == 0 ? "" : $"64{body % 100:00}") with { HolderId = body })];
        var before = others.Select(Of).ToList();
        await AddAsync(9105, "650103");
        others.Select(Of).Zip(before).Count(s => s.First == s.Second).ShouldBeGreaterThan(5);
    }

    private static Actor Official(long body, string division = "") => new()
    {
        Kind = ActorKind.Official, Name = "王五", HolderId = 9100, Grants = [new Grant("notes.read", 1, body, division, division.Length > 0)],
    };

    private long Of(Actor actor) => host.Writes.Stamps.Of(actor);

    private async Task<long> AddAsync(long body, string division)
    {
        long id = 0;
        (await RunAsync(unit =>
        {
            unit.Rows<NotesDb, Note>().Add(new Note { Id = id = unit.NextId(), Text = $"stamped {Guid.NewGuid()}", WrittenAt = unit.Now, BodyId = body, Division = division });
            return Task.FromResult<Result<Done>>(Done.Value);
        })).Ok.ShouldBeTrue();
        return id;
    }

    private Task<Result<Done>> RunAsync(Func<Unit, Task<Result<Done>>> work) => host.Writes.RunAsync<Done>(new Act(Actor.Platform, "notes.stamp", "note"), work);
}
