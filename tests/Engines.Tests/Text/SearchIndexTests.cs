using CsCheck;
using Heluo.Engines.Text.Search;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Text;

public sealed class SearchIndexTests
{
    [Theory]
    [InlineData("我想开个饭店要办什么证", "food")]
    [InlineData("孩子刚出生怎么上户口", "birth")]
    [InlineData("请问刚生的宝宝落户去哪里办", "birth")]
    [InlineData("身份证丢了怎么办", "id-lost")]
    [InlineData("我的身份证快过期了去哪换", "id")]
    [InlineData("外地人在郑州打工要不要办居住证", "residence")]
    [InlineData("老人每年的养老金认证在哪弄", "pension-check")]
    [InlineData("我爸去世了户口怎么注销", "hukou-cancel")]
    [InlineData("去香港玩要什么证", "hk")]
    [InlineData("驾照丢了咋补", "driver-lost")]
    [InlineData("车子怎么过户给别人", "car-transfer")]
    [InlineData("公积金怎么取出来", "fund")]
    [InlineData("下岗了能领什么钱", "unemployment")]
    [InlineData("在北京看病怎么报销医保", "medical-remote")]
    [InlineData("想开一家小吃店", "food")]
    [InlineData("我要注册一个公司", "company")]
    [InlineData("二手房过户需要什么材料", "house")]
    [InlineData("家里困难想申请低保", "low-income")]
    [InlineData("高血压门诊报销", "medical-slow")]
    [InlineData("结婚证丢了", "marriage-copy")]
    [InlineData("怎么当老师 教师证", "teacher")]
    [InlineData("跑网约车需要办啥", "ride")]
    [InlineData("工地开工要什么许可", "build")]
    public void Search_PlainQuestion_FindsTheItemAmongTheFirstThree(string question, string key) =>
        SampleItems.Index.Search(question, take: 3).Hits.Select(hit => hit.Document.Key).ShouldContain(key);

    [Theory]
    [InlineData("居住正", "residence")]
    [InlineData("身分证补领", "id-lost")]
    [InlineData("营业执造", "individual")]
    [InlineData("社保咔", "card")]
    [InlineData("公鸡金提取", "fund")]
    [InlineData("不动产转译登记", "house")]
    [InlineData("juzhuzheng", "residence")]
    [InlineData("jzz", "residence")]
    [InlineData("shipinjingyingxuke", "food")]
    [InlineData("結婚登記", "marriage")]
    public void Search_MistypedPinyinOrTraditional_FindsTheItemAmongTheFirstThree(string question, string key) =>
        SampleItems.Index.Search(question, take: 3).Hits.Select(hit => hit.Document.Key).ShouldContain(key);

    [Fact]
    public void Search_Mistyped_SaysHowItWasUnderstood()
    {
        SampleItems.Index.Search("怎么办居住正").Corrected.ShouldBe("怎么办居住证");
        SampleItems.Index.Search("居住证").Corrected.ShouldBeNull();
    }

    [Fact]
    public void Search_EveryExactTitle_ComesFirst()
    {
        foreach (var document in SampleItems.Documents) SampleItems.Index.Search(document.Title).Hits[0].Document.Key.ShouldBe(document.Key);
    }

    [Fact]
    public void Search_FilterSkipTake_PageTheSameRanking()
    {
        var all = SampleItems.Index.Search("登记", document => document.Tags.Contains("自然人"), take: 100);
        all.Hits.ShouldAllBe(hit => hit.Document.Tags.Contains("自然人"));
        all.Total.ShouldBe(all.Hits.Count);
        var page = SampleItems.Index.Search("登记", document => document.Tags.Contains("自然人"), skip: 2, take: 3);
        page.Hits.Select(hit => hit.Document.Key).ShouldBe(all.Hits.Skip(2).Take(3).Select(hit => hit.Document.Key));
        page.Total.ShouldBe(all.Total);
    }

    [Fact]
    public void Search_Hit_MarksTheMatchingWords()
    {
        var hit = SampleItems.Index.Search("居住证").Hits[0];
        hit.Title.Marks.ShouldBe([new TextRange(0, 3)]);
        hit.Excerpt.Marks.Select(mark => hit.Excerpt.Text.Substring(mark.Start, mark.Length)).ShouldContain("居住证");
    }

    [Fact]
    public void Search_OnlyBlanksOrPunctuation_ReturnsEverythingInOrder() =>
        SampleItems.Index.Search(" ？ ", take: 2).ShouldSatisfyAllConditions(
            result => result.Total.ShouldBe(40), result => result.Hits[0].Document.Key.ShouldBe("food"));

    [Fact]
    public void Search_NothingAlike_FindsNothing() => SampleItems.Index.Search("量子纠缠").Total.ShouldBe(0);

    [Fact]
    public void With_ChangedAndRemoved_MakesANewSnapshotAndLeavesTheOld()
    {
        var next = SampleItems.Index.With([new SearchDocument { Key = "telescope", Title = "天文望远镜备案" }], ["food"]);
        next.Search("望远镜").Hits[0].Document.Key.ShouldBe("telescope");
        next.Search("食品经营许可").Hits.ShouldAllBe(hit => hit.Document.Key != "food");
        SampleItems.Index.Search("望远镜").Total.ShouldBe(0);
        SampleItems.Index.Search("食品经营许可").Hits[0].Document.Key.ShouldBe("food");
    }

    [Theory]
    [InlineData("居住", "居住证申领")]
    [InlineData("juzhu", "居住证申领")]
    [InlineData("jzz", "居住证申领")]
    [InlineData("驾照", "驾照到期")]
    [InlineData("公积", "住房公积金提取")]
    [InlineData("shebk", "")]
    public void Suggest_Prefix_CompletesTitleOrKeyword(string prefix, string expected)
    {
        var texts = SampleItems.Index.Suggest(prefix, 6).Select(suggestion => suggestion.Text);
        if (expected.Length == 0) texts.ShouldBeEmpty();
        else texts.ShouldContain(expected);
    }

    [Fact]
    public void SearchAndSuggest_AnyInput_NeverFail()
    {
        var letters = Gen.OneOf(Gen.Char, Gen.Char["我想开饭店办证社保卡，。 azhng1\ud83d\udc76"]);
        Gen.String[letters, 0, 300].Sample(text =>
        {
            SampleItems.Index.Search(text).Total.ShouldBeInRange(0, 40);
            SampleItems.Index.Suggest(text, 5).Count.ShouldBeLessThanOrEqualTo(5);
        }, iter: 3000);
    }

    [Fact]
    public void Build_SameKeyTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => SearchIndex.Build([new SearchDocument { Key = "a", Title = "甲" }, new SearchDocument { Key = "a", Title = "乙" }]));
}
