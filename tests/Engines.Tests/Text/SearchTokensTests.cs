using Heluo.Engines.Text;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Text;

public sealed class SearchTokensTests
{
    [Fact]
    public void For_LongWord_AlsoGivesItsParts() =>
        SearchTokens.For("居住证").ShouldBe(["居住证", "居住"]);

    [Fact]
    public void For_TraditionalFullWidthUpperCase_GivesTheSameTokens() =>
        SearchTokens.For("辦理營業執照ＡＢ１２").ShouldBe(SearchTokens.For("办理营业执照ab12"));

    [Fact]
    public void ForQuery_PlainQuestion_KeepsTellingWords() =>
        SearchTokens.ForQuery("请问我想开个饭店要办什么证").ShouldBe(["开", "饭店", "证"]);

    [Fact]
    public void ForQuery_OnlyStopWords_KeepsThem() => SearchTokens.ForQuery("怎么办理").ShouldNotBeEmpty();

    [Theory]
    [InlineData("食品经营许可证核发")]
    [InlineData("机动车驾驶证补换领")]
    [InlineData("郑州市金水区不动产登记")]
    public void ForQuery_SameTextAsIndexed_IsContainedInItsTokens(string text) =>
        SearchTokens.ForQuery(text).ShouldBeSubsetOf(SearchTokens.For(text));
}
