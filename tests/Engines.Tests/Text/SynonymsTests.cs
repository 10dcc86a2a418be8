using Heluo.Engines.Text;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Text;

public sealed class SynonymsTests
{
    [Fact]
    public void Parse_GroupsWithComments_GivesTheOtherEntries()
    {
        var synonyms = Synonyms.Parse(["# 说明", "饭店 餐馆　餐厅 # 吃饭", "", "餐馆 小吃店"]);
        synonyms.Of("饭店").ShouldBe(["餐馆", "餐厅"]);
        synonyms.Of("餐館").ShouldBe(["饭店", "餐厅", "小吃店"]);
        synonyms.Of("公园").ShouldBeEmpty();
    }
}
