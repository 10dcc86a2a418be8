using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Directory.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Directory;

/// <summary>Divisions as they were on a day and what became of them.</summary>
public sealed class DivisionHistoryTests(HeluoHost host)
{
    private IDirectory Directory => host.Services.GetRequiredService<IDirectory>();

    [Theory]
    [InlineData("410224", "2010-01-01", "开封县")]
    [InlineData("419001", "1994-01-01", "义马市")]
    [InlineData("419001", "2020-01-01", "济源市")]
    [InlineData("410105", "2026-01-01", "金水区")]
    [InlineData("410105000000", "2026-01-01", "金水区")]
    public void FindDivision_OnADay_HasTheNameOfThatDay(string code, string day, string name) => Directory.FindDivision(code, DateOnly.Parse(day, null))!.Name.ShouldBe(name);

    [Fact]
    public void FindDivision_AfterItsEnd_IsNull() => Directory.FindDivision("410224", new DateOnly(2020, 1, 1)).ShouldBeNull();

    [Theory]
    [InlineData("410224", "2000-01-01", "410212")]
    [InlineData("411023", "2010-01-01", "411003")]
    [InlineData("412701", "1999-01-01", "411602")]
    [InlineData("413023", "1990-01-01", "411502 411503")]
    [InlineData("412721", "1995-01-01", "411621")]
    [InlineData("410105", "2000-01-01", "410105")]
    public void SuccessorsOf_AFormerCode_LeadToTodays(string code, string day, string today) =>
        Directory.SuccessorsOf(code, DateOnly.Parse(day, null)).Select(d => d.Code).Order(StringComparer.Ordinal).ShouldBe(today.Split(' '));

    [Theory]
    [InlineData("jsq", "金水区")]
    [InlineData("cg", "长葛市")]
    [InlineData("开封县", "祥符区")]
    [InlineData("410224", "祥符区")]
    [InlineData("冯玉兰", "金水区市场监督管理局")]
    public async Task Search_ByNameInitialsCodeOrFormerName_FindsIt(string text, string words) =>
        (await (await host.ClientAsync("henan-system")).PageAsync($"/work/directory/search?q={Uri.EscapeDataString(text)}")).ShouldContain(words);
}
