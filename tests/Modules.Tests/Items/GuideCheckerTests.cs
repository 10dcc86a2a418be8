using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Packs.Contracts;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Items;

/// <summary>Rules of guides, each broken once on an item that keeps them all.</summary>
public sealed class GuideCheckerTests
{
    private static readonly PackFolder Henan = new([Path.Combine(AppContext.BaseDirectory, "packs", "henan")]);
    private static readonly ItemElements Good = Henan.Read<PackItem>("items/food-business-licence.yaml").ToElements();

    [Fact]
    public void Check_EveryItemOfThePack_FindsNothing()
    {
        var items = Henan.Files("items", ".yaml").Select(f => Henan.Read<PackItem>("items/" + Path.GetFileName(f)).ToElements()).ToList();
        items.Count.ShouldBeGreaterThanOrEqualTo(45);
        items.SelectMany(i => GuideChecker.Check(i).Select(f => $"{i.Key} {f.Path}: {f.Message}")).ShouldBeEmpty();
    }

    public static TheoryData<string, string> Breaches => new()
    {
        { "catch-all", "materials[0].name" }, { "catch-all", "conditions[0]" }, { "promise", "clock.promised.days" }, { "sharing", "materials[0].necessity" }, { "twice", "materials[2].name" },
        { "basis", "basis[0].article" }, { "code", "code" }, { "mandatory", "commonErrors" }, { "review", "reviewPoints[0].note" }, { "steps", "steps" }, { "expression", "materials[1].when" },
        { "channels", "channels" }, { "procedures", "specialProcedures[0]" }, { "cross-province", "reach" }, { "vocabulary", "audience[0]" }, { "situations", "situations[0].options" },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void Check_OneRuleBroken_IsFoundAtItsPlaceWithItsSource(string rule, string path)
    {
        var findings = GuideChecker.Check(Break(path));
        findings.ShouldContain(f => f.Rule == rule && f.Path == path && f.IsFault, string.Join('\n', findings));
        findings.ShouldAllBe(f => f.Source.Length > 0);
    }

    [Theory]
    [InlineData("其他材料")]
    [InlineData("法律、法规规定的其他条件")]
    [InlineData("登记机关认为需要的文件")]
    [InlineData("其他有关证明材料")]
    [InlineData("相关资料")]
    public void IsCatchAll_VagueWords_AreFound(string words) => MaterialRules.IsCatchAll(words).ShouldBeTrue();

    [Theory]
    [InlineData("营业执照")]
    [InlineData("食品安全管理制度目录和文本")]
    [InlineData("没有享受其他住房保障。")]
    [InlineData("与其他家庭成员的关系说明")]
    public void IsCatchAll_ExactWords_Pass(string words) => MaterialRules.IsCatchAll(words).ShouldBeFalse();

    [Theory]
    [InlineData(7, "工作日", 10, "自然日", false)]
    [InlineData(8, "工作日", 10, "自然日", true)]
    [InlineData(20, "工作日", 20, "工作日", false)]
    [InlineData(30, "自然日", 20, "工作日", true)]
    public void IsLonger_AcrossUnits_CountsFiveWorkingDaysAWeek(int promised, string unit, int legal, string legalUnit, bool longer) =>
        ClockRules.IsLonger(new DayTerm(promised, unit), new DayTerm(legal, legalUnit)).ShouldBe(longer);

    private static ItemElements Break(string path) => path switch
    {
        "materials[0].name" => WithMaterial(0, m => m with { Name = "其他有关材料" }),
        "conditions[0]" => Good with { Conditions = ["符合法律、法规规定的其他条件"] },
        "clock.promised.days" => Good with { Clock = Good.Clock with { Promised = new DayTerm(21, "工作日") } },
        "materials[0].necessity" => WithMaterial(0, m => m with { Necessity = "必要", SharedFrom = "营业执照" }),
        "materials[2].name" => WithMaterial(2, m => m with { Name = Good.Materials[1].Name, When = Good.Materials[1].When }),
        "basis[0].article" => Good with { Basis = [new LegalBasis("中华人民共和国食品安全法", "有关规定", "……")] },
        "code" => Good with { Code = "410724001000" },
        "commonErrors" => Good with { CommonErrors = [] },
        "reviewPoints[0].note" => Good with { ReviewPoints = [Good.ReviewPoints[0] with { Note = "" }] },
        "steps" => Good with { Steps = [.. Good.Steps.Select(s => s with { Days = s.Days + 1 })] },
        "materials[1].when" => WithMaterial(1, m => m with { When = "kind = \"moved\"" }),
        "channels" => Good with { Channels = ["窗口办理"] },
        "specialProcedures[0]" => Good with { SpecialProcedures = [new SpecialProcedure("x", "现场核查", "B", 10, "工作日", "", "")] },
        "reach" => Good with { CrossProvince = "全程网办" },
        "audience[0]" => Good with { Audience = ["所有人"] },
        _ => Good with { Situations = [Good.Situations[0] with { Options = [Good.Situations[0].Options[0]] }, .. Good.Situations.Skip(1)] },
    };

    private static ItemElements WithMaterial(int index, Func<Material, Material> change) =>
        Good with { Materials = [.. Good.Materials.Select((m, i) => i == index ? change(m) : m)] };
}
