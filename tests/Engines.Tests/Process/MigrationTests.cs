using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class MigrationTests
{
    private static readonly ProcessDefinition Old = Models.Definition("<userTask id='a'/><userTask id='b'/>" + Models.Flows("a->b"));

    [Fact]
    public void Migrate_StepInsertedBehind_KeepsTheWorkItem()
    {
        var to = Models.Definition("<userTask id='x'/><userTask id='a'/><userTask id='new'/><userTask id='b'/>" + Models.Flows("x->a; a->new; new->b"));
        var state = ProcessEngine.Start(Old, null, Models.Now).State!;
        var item = state.OpenWorkItems(Old).Single();
        var plan = MigrationPlan.Create(Old, to);
        plan.Preview(state).Moves.ShouldBe([new MigrationMove("a", "a")]);
        var migrated = plan.Apply(state).State!;
        migrated.OpenWorkItems(to).Single().ShouldBe(item);
        ProcessEngine.Apply(to, migrated, new CompleteTask(item.Id), Models.Now).State!.OpenWorkItems(to).Single().ElementId.ShouldBe("new");
    }

    [Fact]
    public void Migrate_RenamedStep_NeedsTheMapping()
    {
        var to = Models.Definition("<userTask id='first'/><userTask id='b'/>" + Models.Flows("first->b"));
        var state = ProcessEngine.Start(Old, null, Models.Now).State!;
        MigrationPlan.Create(Old, to).Apply(state).Refusal!.Code.ShouldBe("migration-refused");
        MigrationPlan.Create(Old, to, new Dictionary<string, string> { ["a"] = "first" }).Apply(state).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void Migrate_ToAnotherKind_IsRefused()
    {
        var to = Models.Definition("<serviceTask id='a' heluo:topic='t'/>");
        MigrationPlan.Create(Old, to).Preview(ProcessEngine.Start(Old, null, Models.Now).State!).Problems.Single().ShouldContain("不是同类");
    }

    [Fact]
    public void Migrate_HalfJoined_KeepsTheArrival()
    {
        const string nodes = "<parallelGateway id='f'/><userTask id='l'/><userTask id='r'/><parallelGateway id='j'/><userTask id='z'/>";
        var from = Models.Definition(nodes + Models.Flows("f->l; f->r; l->j; r->j; j->z"));
        var to = Models.Definition(nodes + Models.Flows("f->r; f->l; r->j; l->j; j->z"));
        var state = ProcessEngine.Start(from, null, Models.Now).State!;
        state = ProcessEngine.Apply(from, state, new CompleteTask(state.OpenWorkItems(from).Single(i => i.ElementId == "l").Id), Models.Now).State!;
        state = MigrationPlan.Create(from, to).Apply(state).State!;
        state = ProcessEngine.Apply(to, state, new CompleteTask(state.OpenWorkItems(to).Single().Id), Models.Now).State!;
        state.OpenWorkItems(to).Single().ElementId.ShouldBe("z");
    }
}
