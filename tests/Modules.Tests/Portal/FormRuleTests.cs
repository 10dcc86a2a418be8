using System.Net;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>What the forms of the pack say of numbers, births and households.</summary>
public sealed class FormRuleTests(HeluoHost host)
{
    private const string Elder = "410105194003071237";

    [Fact]
    public async Task BirthDateAndSex_FollowTheNumber_AndWhatContradictsItIsRefusedByBothNames()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await OpenAsync(browser, "senior-allowance", "elder");
        page.Form(page.Path).Values.ShouldContain(("birthDate.year", "1988"));
        page.Form(page.Path).Values.ShouldContain(("sex", "2"));
        page = await browser.SendAsync(page.Form(page.Path), ("citizenNumber", Elder));
        page.Form(page.Path).Values.ShouldContain(("birthDate.year", "1940"));
        page.Form(page.Path).Values.ShouldContain(("sex", "1"));
        page = await browser.SendAsync(page.Form(page.Path), ("birthDate.year", "1941"), ("sex", "2"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Errors.ShouldContain(e => e.Message == "“出生日期”和“老人身份证号码”对不上，请核对这两项");
        page.Errors.ShouldContain(e => e.Message == "“性别”和“老人身份证号码”对不上，请核对这两项");
    }

    [Fact]
    public async Task Household_OutsideTheProvince_IsAskedForByProvinceAndPlace_InOnePost()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await OpenAsync(browser, "birth-filing", "mother");
        page = await browser.SendAsync(page.Form(page.Path), ("womanHouseholdIn", "other"), ("womanChildren", "1"));
        page.Form(page.Path).Controls.ShouldContain(c => c.Name == "womanHouseholdProvince");
        page.Form(page.Path).Controls.ShouldNotContain(c => c.Name.EndsWith(":womanHousehold", StringComparison.Ordinal));
        var refused = await browser.SendAsync(page.Form(page.Path), ("womanHouseholdProvince", "河南省"), ("womanHouseholdPlace", "洛阳市"));
        refused.Errors.ShouldContain(e => e.Message.Contains("请在前面选“河南省内”", StringComparison.Ordinal));
        var on = await browser.SendAsync(page.Form(page.Path), ("womanHouseholdProvince", "山东省"), ("womanHouseholdPlace", "济南市历下区"));
        on.Path.ShouldNotEndWith("/form/mother", string.Join('|', on.Errors.Select(e => e.Message)));
    }

    /// <summary>As a browser with scripts sends it: the answer and the field that appeared because of it, in one post.</summary>
    [Fact]
    public async Task Field_ThatAppearedByAnAnswerOfThisPage_IsKeptWithIt()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await OpenAsync(browser, "birth-filing", "mother");
        var shown = page.Form(page.Path).Values.Single(v => v.Name == "_shown").Value.Replace("womanHousehold,", "womanHouseholdProvince,womanHouseholdPlace,", StringComparison.Ordinal);
        var on = await browser.SendAsync(page.Form(page.Path), ("_shown", shown), ("womanHouseholdIn", "other"), ("womanChildren", "1"), ("womanHouseholdProvince", "山东省"), ("womanHouseholdPlace", "济南市历下区"));
        on.Path.ShouldNotEndWith("/form/mother", string.Join('|', on.Errors.Select(e => e.Message)));
    }

    private static async Task<Page> OpenAsync(Browser browser, string key, string group)
    {
        var page = await browser.GetAsync($"/apply/{key}?place=410105");
        page = await browser.SendAsync(page.Form("/apply/" + key));
        while (page.Path.Contains("/situation/", StringComparison.Ordinal)) page = await browser.SendAsync(page.Form(page.Path), ("answer", page.Form(page.Path).Controls.Single(c => c.Name == "answer").Options[0]));
        page.Path.ShouldEndWith("/form/" + group);
        return page;
    }
}
