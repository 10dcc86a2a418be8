using Heluo.Kernel.Access;
using Heluo.Kernel.Audit;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Kernel;

public sealed class RowsTests(KernelHost host)
{
    private static readonly Error Refusal = new("notes.refused", 422, "不行");

    [Fact]
    public async Task Rows_Changed_AddedAndRemoved_AreSavedTogether()
    {
        var (changed, removed) = ((await host.WriteNoteAsync("rows changed")).Value, (await host.WriteNoteAsync("rows removed")).Value);
        long added = 0;

        (await RunAsync(async unit =>
        {
            var rows = unit.Rows<NotesDb, Note>();
            var note = (await rows.FindAsync(changed))!;
            note.Text = "rows after";
            note.Version++;
            rows.Remove((await rows.FindAsync(removed))!);
            rows.Add(new Note { Id = added = unit.NextId(), Text = "rows added", WrittenAt = unit.Now });
            return Done.Value;
        })).Ok.ShouldBeTrue();

        (await host.ReadAsync(db => db.Notes.SingleAsync(n => n.Id == changed))).Text.ShouldBe("rows after");
        (await host.ReadAsync(db => db.Notes.SingleAsync(n => n.Id == added))).Text.ShouldBe("rows added");
        (await host.ReadAsync(db => db.Notes.AnyAsync(n => n.Id == removed))).ShouldBeFalse();
    }

    [Fact]
    public async Task Rows_ReadTwice_AreOneObject()
    {
        var id = (await host.WriteNoteAsync("rows twice")).Value;

        (await RunAsync(async unit =>
        {
            var (one, other) = (unit.Rows<NotesDb, Note>().AskFor(id), unit.Rows<NotesDb, Note>().AskWhere(nameof(Note.Text), "rows twice"));
            await unit.ReadAsync(one, other);
            one.Rows.Single().ShouldBeSameAs(other.Rows.Single());
            one.Rows.Single().ShouldBeSameAs(await unit.Rows<NotesDb, Note>().FindAsync(id));
            (await unit.Rows<NotesDb, Note>().FindAsync(1L)).ShouldBeNull();
            return Done.Value;
        })).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Rows_UnchangedByTheAct_CostNoVersion()
    {
        var id = (await host.WriteNoteAsync("rows untouched")).Value;

        (await RunAsync(async unit => await unit.Rows<NotesDb, Note>().FindAsync(id) is null ? Refusal : Done.Value)).Ok.ShouldBeTrue();

        (await host.ReadAsync(db => db.Notes.SingleAsync(n => n.Id == id))).Version.ShouldBe(0);
    }

    /// <summary>Success, refusal before and after statements, a lost race and a fault side by side in the batches of a lane: each has its own end, and every chain stays whole.</summary>
    [Fact]
    public async Task Units_OfEveryEnd_LeaveTheirNeighboursAlone()
    {
        var id = (await host.WriteNoteAsync("rows raced")).Value;
        var tag = Guid.NewGuid().ToString("N");
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            try
            {
                return (i, await RunAsync(unit => DoAsync(unit, i % 5, id, $"{tag} {i}")));
            }
            catch (InvalidOperationException)
            {
                return (i, new Error("thrown", 500, ""));
            }
        }));

        foreach (var (i, result) in results) (result.Ok ? "ok" : result.Error.Code).ShouldBe((i % 5) switch { 0 => "ok", 3 => "kernel.conflict", 4 => "thrown", _ => Refusal.Code });
        (await host.ReadAsync(db => db.Notes.CountAsync(n => n.Text.StartsWith(tag)))).ShouldBe(40);
        host.Services.GetRequiredService<AuditTrail>().Verify().ShouldBeEmpty();
    }

    /// <summary>A server that takes a batch back (here a deadlock that it reports once) costs nobody the act, and no act is done twice.</summary>
    [Fact]
    public async Task Units_OfABatchLostToADeadlock_RunAgain()
    {
        if (!TestStore.IsPostgres) return;
        var (tag, attempts) = (Guid.NewGuid().ToString("N"), 0);
        var neighbours = Enumerable.Range(0, 20).Select(i => host.WriteNoteAsync($"{tag} {i}"));
        var unlucky = RunAsync(async unit =>
        {
            unit.Rows<NotesDb, Note>().Add(new Note { Id = unit.NextId(), Text = $"{tag} unlucky", WrittenAt = unit.Now });
            if (Interlocked.Increment(ref attempts) == 1) await unit.ScalarAsync("do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$");
            return Done.Value;
        });

        (await Task.WhenAll(neighbours)).ShouldAllBe(r => r.Ok);
        (await unlucky).Ok.ShouldBeTrue();
        attempts.ShouldBe(2);
        (await host.ReadAsync(db => db.Notes.CountAsync(n => n.Text.StartsWith(tag)))).ShouldBe(21);
        host.Services.GetRequiredService<AuditTrail>().Verify().ShouldBeEmpty();
    }

    private static async Task<Result<Done>> DoAsync(Unit unit, int kind, long raced, string text)
    {
        if (kind == 1) return Refusal;
        unit.Rows<NotesDb, Note>().Add(new Note { Id = unit.NextId(), Text = text, WrittenAt = unit.Now });
        if (kind == 2)
        {
            (await unit.Rows<NotesDb, Note>().FindAsync(raced)).ShouldNotBeNull();
            return Refusal;
        }

        if (kind == 3)
        {
            // somebody else is faster: the version that was read is no longer the one stored
            var note = (await unit.Rows<NotesDb, Note>().FindAsync(raced))!;
            var faster = unit.Db<NotesDb>().Notes.Where(n => n.Id == raced);
            await faster.ExecuteUpdateAsync(set => set.SetProperty(n => n.Version, n => n.Version + 1));
            note.Text = "raced";
        }

        return kind == 4 ? throw new InvalidOperationException("bug") : Done.Value;
    }

    private Task<Result<Done>> RunAsync(Func<Unit, Task<Result<Done>>> work) => host.Writes.RunAsync<Done>(new Act(Actor.Platform, "notes.rows", "note"), unit => work(unit));
}
