using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Engines.Codes;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Items;

/// <summary>National exchange tables (standards A2.2).</summary>
public sealed class ExchangeTests(HeluoHost host)
{
    [Theory]
    [InlineData("directory", "task_name catalog_code task_type by_law use_level task_state task_version plan_effective_date plan_cancel_date")]
    [InlineData("general_basic", "task_code task_handle_item dept_name dept_code accept_condition anticipate_day promise_day project_type handle_flow link_way supervise_way is_fee limit_scene_num power_source")]
    [InlineData("general_extend", "handle_area is_online online_handle_depth is_entry_center is_express limit_explain result_type result_name service_type")]
    [InlineData("general_material", "material_name order_num material_type source_type is_need page_num accept_stand fill_explain")]
    public async Task Table_HasItsColumns(string table, string columns)
    {
        var page = await (await host.ClientAsync()).GetFromJsonAsync<JsonElement>($"/api/items/exchange/{table}?division=410105&limit=200");
        var row = page.GetProperty("rows")[0];
        foreach (var column in columns.Split(' ').Concat(["row_guid", "cd_batch", "cd_operation", "cd_time", "data_source"])) row.TryGetProperty(column, out _).ShouldBeTrue(column);
    }

    [Fact]
    public async Task Rows_OfTheFoodLicence_CarrySampleAndForms()
    {
        var client = await host.ClientAsync();
        async Task<List<JsonElement>> RowsAsync(string table) =>
            [.. (await client.GetFromJsonAsync<JsonElement>($"/api/items/exchange/{table}?division=410105&after=410124000999&limit=1")).GetProperty("rows").EnumerateArray()];
        (await RowsAsync("general_extend")).ShouldHaveSingleItem().GetProperty("result_guid").GetString()!.ShouldEndWith("-result");
        (await RowsAsync("general_material")).Single(m => m.GetProperty("material_name").GetString() == "主要设备设施清单").GetProperty("example_guid").GetString()!.ShouldEndWith("-facilities-example");
        (await RowsAsync("general_basic")).ShouldHaveSingleItem().GetProperty("dept_type").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task Directory_PagedThrough_HoldsEveryItemOnceWithValidCodes()
    {
        var client = await host.ClientAsync();
        List<string> codes = [];
        for (string? after = ""; after is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/items/exchange/directory?after={after}&limit=200");
            codes.AddRange(page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("catalog_code").GetString()!));
            after = page.GetProperty("next").GetString();
        }

        codes.Count.ShouldBeGreaterThanOrEqualTo(600);
        codes.Distinct().Count().ShouldBe(codes.Count);
        codes.ShouldAllBe(c => BasicItemCode.Check(c).IsNone);
    }

    [Fact]
    public async Task Basic_Codes_AreImplementationCodes()
    {
        var page = await (await host.ClientAsync()).GetFromJsonAsync<JsonElement>("/api/items/exchange/general_basic?division=410105&limit=200");
        page.GetProperty("rows").EnumerateArray().ShouldAllBe(r => ImplementationCode.Check(r.GetProperty("task_code").GetString()!).IsNone);
    }
}
