using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Editing;
using Heluo.Platform.Packs.Contracts;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Items;

/// <summary>What changed between versions, in words.</summary>
public sealed class ComparisonTests
{
    private static readonly ItemElements Item = new PackFolder([Path.Combine(AppContext.BaseDirectory, "packs", "henan")]).Read<PackItem>("items/food-business-licence.yaml").ToElements();

    [Fact]
    public void Of_TheSameElements_IsEmpty() => Comparison.Of(Item, Item with { }).ShouldBeEmpty();

    [Fact]
    public void Of_AShorterPromise_SaysBothNumbers() =>
        Comparison.Of(Item, Item with { Clock = Item.Clock with { Promised = new DayTerm(5, "工作日") } }).ShouldHaveSingleItem().Words.ShouldBe("承诺办结时限由“8”改为“5”");

    [Fact]
    public void Of_AMaterialDroppedAndOthersMoved_NamesOnlyTheDropped()
    {
        var differences = Comparison.Of(Item, Item with { Materials = [.. Item.Materials.Skip(1).Reverse()] });
        differences.ShouldHaveSingleItem().Where.ShouldBe($"材料“{Item.Materials[0].Name}”");
        differences[0].After.ShouldBeEmpty();
    }

    [Fact]
    public void Of_ANecessityChanged_NamesTheMaterialAndTheField()
    {
        var changed = Item with { Materials = [Item.Materials[0], Item.Materials[1] with { Necessity = "容缺后补" }, .. Item.Materials.Skip(2)] };
        Comparison.Of(Item, changed).ShouldHaveSingleItem().Words.ShouldBe($"材料“{Item.Materials[1].Name}”的必要性由“必要”改为“容缺后补”");
    }

    [Fact]
    public void Of_AnotherSampleOfTheResult_NamesTheLine()
    {
        var changed = Item with { Result = Item.Result with { Sample = [.. Item.Result.Sample.Skip(1), new SampleLine("发证单位", "金水区市场监督管理局")] } };
        Comparison.Of(Item, changed).Select(d => d.Words).ShouldBe([$"新增结果样本“发证单位”", $"删去结果样本“{Item.Result.Sample[0].Label}”"]);
    }

    [Fact]
    public void From_EveryItemOfThePack_ReadsBackTheSame()
    {
        var pack = new PackFolder([Path.Combine(AppContext.BaseDirectory, "packs", "henan")]);
        foreach (var file in pack.Files("items", ".yaml"))
        {
            var item = pack.Read<PackItem>("items/" + Path.GetFileName(file)).ToElements();
            ElementForm.ToJson(PackItem.From(item).ToElements()).ToJsonString().ShouldBe(ElementForm.ToJson(item).ToJsonString(), item.Key);
        }
    }

    [Fact]
    public void Of_EveryElement_IsSeen()
    {
        var other = new ItemElements { Key = Item.Key, Code = Item.Code, Name = "x", Type = "行政确认", BodyKind = "education", Audience = ["其他组织"], AnnualReport = true, AnnualInspection = true, Reach = "全省", QuantityLimit = "每年 10 个", Intermediary = "检测", JointBodies = ["公安"], OutsideCentre = "涉密，1号", CrossProvince = "全程网办", PowerSource = "上级下放", Levels = ["city"], Clock = new ItemClock { Kind = "即办件", Legal = new DayTerm(1, "自然日", "", "x"), Promised = new DayTerm(0, "自然日"), LegalNote = "x", PromisedNote = "x" }, LocalCode = "x", BodyNature = "受委托组织", EntrustedBy = "x", OnlineDepth = "Ⅱ级", OnSiteReason = "x", PayOnline = true, PublicField = "医疗卫生", Commitment = new Commitment("x", "x", "x"), Visits = 2, Result = new ItemResult("x", "其他", "1年"), Contact = new Contact("1", "2", "3", "4", "5", "6") };
        var seen = Comparison.Of(Item, other).Select(d => d.Where).ToList();
        foreach (var element in Sections.All.SelectMany(s => s.Elements).Where(e => e.Kind is not (ElementKind.List or ElementKind.Lines)))
            seen.ShouldContain(element.Label);
    }
}
