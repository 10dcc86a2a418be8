using System.Data.Common;
using Heluo.Kernel.Access;
using Heluo.Kernel.Audit;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Kernel;

public sealed class WritesTests(KernelHost host)
{
    private static readonly Error Refusal = new("notes.refused", 422, "不行");

    [Fact]
    public async Task Run_Success_SavesStateEventAndAudit()
    {
        var id = (await host.WriteNoteAsync("kept")).Value;

        (await host.ReadAsync(db => db.Notes.SingleAsync(n => n.Id == id))).Text.ShouldBe("kept");
        (await host.HeardAsync("kept")).ShouldBeTrue();
        host.Services.GetRequiredService<AuditTrail>().About("note", $"{id}").ShouldHaveSingleItem().Outcome.ShouldBe("ok");
    }

    [Fact]
    public async Task Run_Refusal_RollsBackAndIsAudited()
    {
        var subject = "";
        var result = await host.WriteNoteAsync("refused", then: unit =>
        {
            subject = unit.SubjectId!;
            return Refusal;
        });

        result.Error.ShouldBe(Refusal);
        (await host.ReadAsync(db => db.Notes.AnyAsync(n => n.Text == "refused"))).ShouldBeFalse();
        host.Services.GetRequiredService<AuditTrail>().About("note", subject).ShouldHaveSingleItem().Outcome.ShouldBe("notes.refused");
    }

    [Fact]
    public async Task Run_ExceptionInOneOfMany_HurtsOnlyThatOne()
    {
        var units = Enumerable.Range(0, 50).Select(i => host.WriteNoteAsync($"many {i}", then: _ => i == 20 ? throw new InvalidOperationException("bug") : null)).ToArray();

        foreach (var (task, i) in units.Select((t, i) => (t, i)))
        {
            if (i == 20) await Should.ThrowAsync<InvalidOperationException>(task);
            else (await task).Ok.ShouldBeTrue();
        }

        (await host.ReadAsync(db => db.Notes.CountAsync(n => n.Text.StartsWith("many ")))).ShouldBe(49);
    }

    [Fact]
    public async Task Run_UniqueIndexBroken_RollsBackThatUnitOnly()
    {
        (await host.WriteNoteAsync("unique")).Ok.ShouldBeTrue();
        await Should.ThrowAsync<DbException>(host.WriteNoteAsync("unique"));
        (await host.WriteNoteAsync("after unique")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_UniqueIndexBrokenAmongMany_HurtsOnlyThatOne()
    {
        var trail = host.Services.GetRequiredService<AuditTrail>();
        var units = Enumerable.Range(0, 40).Select(i => AddAsync(i == 20 ? "late 19" : $"late {i}")).ToArray();

        await Task.WhenAll(units.Select(async u => await u.ContinueWith(_ => { }, TaskScheduler.Default)));
        units.Count(u => u.IsFaulted).ShouldBe(1);
        (await host.ReadAsync(db => db.Notes.CountAsync(n => n.Text.StartsWith("late ")))).ShouldBe(39);
        foreach (var unit in units.Where(u => !u.IsFaulted)) trail.About("note", $"{(await unit).Value}").ShouldHaveSingleItem().Outcome.ShouldBe("ok");
        trail.Verify().ShouldBeEmpty();

        Task<Result<long>> AddAsync(string text) => host.Writes.RunAsync<long>(new Act(Actor.Platform, "notes.add", "note"), unit =>
        {
            var note = new Note { Id = unit.NextId(), Text = text, WrittenAt = unit.Now };
            unit.Rows<NotesDb, Note>().Add(note);
            unit.SubjectId = $"{note.Id}";
            return Task.FromResult<Result<long>>(note.Id);
        });
    }

    [Fact]
    public async Task Run_LostRaceAmongMany_IsAConflictForThatOne()
    {
        var ids = new List<long>();
        for (var i = 0; i < 10; i++) ids.Add((await host.WriteNoteAsync($"race {i}")).Value);
        var table = host.Services.GetRequiredService<IStore>().Table("notes", "note");

        var results = await Task.WhenAll(ids.Select((id, i) => host.Writes.RunAsync<Done>(new Act(Actor.Platform, "notes.change", "note", $"{id}"), async unit =>
        {
            var note = (await unit.Rows<NotesDb, Note>().FindAsync(id))!;
            if (i == 5) unit.Post($"update {table} set version = version + 1 where id = @p0", id);
            (note.Text, note.Version) = ($"raced {i}", note.Version + 1);
            return Done.Value;
        })));

        results.Select(r => r.Ok).ShouldBe(Enumerable.Range(0, 10).Select(i => i != 5));
        results[5].Error!.Status.ShouldBe(409);
        (await host.ReadAsync(db => db.Notes.CountAsync(n => n.Text.StartsWith("raced ")))).ShouldBe(9);
    }

    [Fact]
    public async Task Run_LostRace_IsAConflict()
    {
        var id = (await host.WriteNoteAsync("raced")).Value;
        var result = await host.Writes.RunAsync<Done>(new Act(Actor.Platform, "notes.change", "note", $"{id}"), async unit =>
        {
            var note = await unit.Db<NotesDb>().Notes.SingleAsync(n => n.Id == id);
            await using var other = unit.Command($"update {host.Services.GetRequiredService<IStore>().Table("notes", "note")} set version = version + 1 where id = {id}");
            await other.ExecuteNonQueryAsync();
            (note.Text, note.Version) = ("changed", note.Version + 1);
            return Done.Value;
        });

        result.Error.ShouldNotBeNull().Status.ShouldBe(409);
    }

    [Fact]
    public async Task Run_InsideAUnit_Throws()
    {
        var nested = host.Writes.RunAsync<Done>(new Act(Actor.Platform, "notes.outer", "note"), async _ =>
        {
            await host.WriteNoteAsync("inner");
            return Done.Value;
        });

        await Should.ThrowAsync<InvalidOperationException>(nested);
    }

    [Fact]
    public async Task Event_HandlerFailsOnce_IsDeliveredOnceLater()
    {
        NoteHearer.FailuresLeft = 1;
        await host.WriteNoteAsync("fails once");

        (await host.HeardAsync("fails once")).ShouldBeTrue();
        (await host.ReadAsync(db => db.Heards.CountAsync(h => h.Text == "fails once"))).ShouldBe(1);
    }

    [Fact]
    public async Task Timer_Due_FiresOnceWithItsPayload()
    {
        await host.Writes.RunAsync<Done>(new Act(Actor.Platform, "notes.remind", "note", "5"), unit =>
        {
            unit.Schedule("notes.remind", "5", unit.Now.AddDays(1), "late");
            unit.Schedule("notes.remind", "5", unit.Now, "now");
            unit.Schedule("notes.remind", "6", unit.Now, "taken back");
            unit.Unschedule("notes.remind", "6");
            return Task.FromResult<Result<Done>>(Done.Value);
        });

        (await host.HeardAsync("timer 5 now")).ShouldBeTrue();
        (await host.ReadAsync(db => db.Heards.CountAsync(h => h.Text.StartsWith("timer ")))).ShouldBe(1);
    }

    [Fact]
    public async Task Audit_OneChangedEntry_IsFound()
    {
        await host.WriteNoteAsync("to be audited");
        var trail = host.Services.GetRequiredService<AuditTrail>();
        trail.Verify().ShouldBeEmpty();
        var last = trail.Page(null, null, null, 1)[0];

        await TamperAsync(last.Id, "'somebody else'");
        trail.Verify().ShouldContain(f => f.Chain == last.Chain && f.Sequence == last.Sequence);
        await TamperAsync(last.Id, $"'{last.ActorName}'");
        trail.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task Scope_FiltersRowsAsTheDatabaseSees()
    {
        var actor = Actor.Nobody with { Grants = [new Grant("notes.read", 1, 7, "4101", false), new Grant("notes.all", 1, 9, "41", true), new Grant("notes.other", 1, 8, "4102", true)] };
        await host.WriteNoteAsync("scoped");

        (await CountAsync("notes.read")).ShouldBe(1);
        (await CountAsync("notes.all")).ShouldBe(1);
        (await CountAsync("notes.other")).ShouldBe(0);
        (await CountAsync("notes.unknown")).ShouldBe(0);

        Task<int> CountAsync(string permission) => host.ReadAsync(db => RowScope.Of(actor, permission).Filter(db.Notes.Where(n => n.Text == "scoped")).CountAsync());
    }

    private async Task TamperAsync(long id, string name)
    {
        var store = host.Services.GetRequiredService<IStore>();
        await host.Writes.RunAsync<Done>(new Act(Actor.Platform, "notes.tamper", "event"), async unit =>
        {
            await using var command = unit.Command($"update {store.Table("kernel", "audit")} set actor_name = {name} where id = {id}");
            await command.ExecuteNonQueryAsync();
            return Done.Value;
        });
    }
}
