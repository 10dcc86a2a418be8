using System.Data.Common;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>Every list of the desk is served by an index in its own order, at any number of matters: both stores say so of the very statements.</summary>
public sealed class ListPlanTests(HeluoHost host)
{
    private static readonly Actor OfBody = Official("cases.review", whole: false, "410105");
    private static readonly Actor OfCounty = Official("cases.review", whole: true, "410105");
    private static readonly Actor OfCity = Official("cases.review", whole: true, "4101");

    public static TheoryData<string, string, string> Inboxes => new()
    {
        { "body", "open", "cases_work_item_inbox" }, { "county", "open", "cases_work_item_county" }, { "city", "open", "cases_work_item_duty" }, { "body", "mine", "cases_work_item_mine" },
        { "body", "done", "cases_work_item_done" },
    };

    public static TheoryData<string, string, string> Lists => new()
    {
        { "body", "all", "cases_matter_body" }, { "county", "all", "cases_matter_county" }, { "body", "overdue", "cases_matter_body_due" }, { "county", "overdue", "cases_matter_county_due" },
        { "county", "soon", "cases_matter_county_due" }, { "county", "suspended", "cases_matter_county_due" }, { "city", "overdue", "cases_matter_due" }, { "county", "open", "cases_matter_county_due" },
    };

    [Theory]
    [MemberData(nameof(Inboxes))]
    public async Task Inbox_OfAScope_FollowsItsIndex(string scope, string box, string index)
    {
        await using var db = Databases.OpenForReading();
        var query = new InboxQuery { Box = box };
        var statement = box == "done" ? Inbox.DoneQuery(db, Of(scope), query, 51) : Inbox.OpenQueries(db, Of(scope), query, 51).Last();
        Follows(await PlanAsync(db, statement, index), index);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Matters_InABox_FollowTheirIndex(string scope, string box, string index)
    {
        await using var db = Databases.OpenForReading();
        var list = host.Services.GetRequiredService<MatterList>();
        Follows(await PlanAsync(db, list.Queries(db, Of(scope), new MatterQuery { Box = box }, 51).Single(), index), index);
    }

    [Fact]
    public async Task Matters_SearchedByNumber_AreLookedUp()
    {
        await using var db = Databases.OpenForReading();
        var list = host.Services.GetRequiredService<MatterList>();
        var plan = await PlanAsync(db, list.Queries(db, OfCounty, new MatterQuery { Text = "410105261127000001" }, 51).Single());
        plan.ShouldNotContain(step => step.StartsWith("SCAN", StringComparison.Ordinal) || step.Contains("Seq Scan", StringComparison.Ordinal), string.Join('\n', plan));
    }

    [Theory]
    [InlineData("body", "cases_matter_county_applicant")]
    [InlineData("county", "cases_matter_county_applicant")]
    [InlineData("city", "cases_matter_applicant")]
    public async Task Matters_SearchedByTheBeginningOfAName_FollowTheIndexOfNames(string scope, string index)
    {
        await using var db = Databases.OpenForReading();
        var list = host.Services.GetRequiredService<MatterList>();
        foreach (var after in new[] { null, Cursor.Of("张三", 7) })
            Follows(await PlanAsync(db, list.Queries(db, Of(scope), new MatterQuery { Text = "张", After = after }, 51).Single(), index), index);
    }

    private ModuleDbFactory<CasesDb> Databases => host.Services.GetRequiredService<ModuleDbFactory<CasesDb>>();

    private static Actor Of(string scope) => scope switch { "body" => OfBody, "county" => OfCounty, _ => OfCity };

    private static Actor Official(string permission, bool whole, string division) => new()
    {
        Kind = ActorKind.Official, Name = "试", Id = 7, HolderId = 7, Grants = [new Grant(permission, 1, 42, division, whole), new Grant("cases.view", 1, 42, division, whole)],
    };

    private static void Follows(List<string> plan, string index)
    {
        plan.ShouldContain(step => step.Contains(TestStore.IsPostgres ? $" using {index} " : $"INDEX {index} ", StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldNotContain(step => step.Contains(TestStore.IsPostgres ? "Sort" : "TEMP B-TREE", StringComparison.Ordinal), string.Join('\n', plan));
    }

    /// <summary>What the store would do with the statement.</summary>
    private static async Task<List<string>> PlanAsync<T>(CasesDb db, IQueryable<T> query, string index = "")
    {
        await using DbCommand command = query.CreateDbCommand();
        await db.Database.OpenConnectionAsync();
        await using var undone = await db.Database.BeginTransactionAsync();
        command.Transaction = undone.GetDbTransaction();
        var text = command.CommandText;
        if (TestStore.IsPostgres)
        {
            await using var prepared = db.Database.GetDbConnection().CreateCommand();
            prepared.CommandText = Alone(index);
            await prepared.ExecuteNonQueryAsync();
        }

        command.CommandText = (TestStore.IsPostgres ? "explain " : "explain query plan ") + text;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync()) steps.Add(reader.GetString(TestStore.IsPostgres ? 0 : 3) + " ");
        return steps;
    }

    /// <summary>
    /// The planner of PostgreSQL goes by what is stored, which here is little: whether an index serves a list is seen when it stands alone and scans and sorts are dear. The other indexes of
    /// its table are out of use for this transaction only, which is rolled back.
    /// </summary>
    private static string Alone(string index) =>
        $"""
        set transaction read write; set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off; set local enable_incremental_sort = off;
        update pg_index set indisvalid = false from pg_index alone join pg_class named on named.oid = alone.indexrelid
          where named.relname = '{index}' and pg_index.indrelid = alone.indrelid and pg_index.indexrelid <> alone.indexrelid
        """;
}
