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
    private static readonly GuideBasis Data = new(new SharedRegisters(Henan), new ItemsLaw(Henan));
    private static readonly ItemElements Good = Henan.Read<PackItem>("items/food-business-licence.yaml").ToElements();

    [Fact]
    public void Check_EveryItemOfThePack_FindsNothing()
    {
        var items = Henan.Files("items", ".yaml").Select(f => Henan.Read<PackItem>("items/" + Path.GetFileName(f)).ToElements()).ToList();
        items.Count.ShouldBeGreaterThanOrEqualTo(45);
        items.SelectMany(i => GuideChecker.Check(i, Data).Select(f => $"{i.Key} {f.Path}: {f.Message}")).ShouldBeEmpty();
    }

    public static TheoryData<string, string> Breaches => new()
    {
        { "catch-all", "materials[0].name" }, { "catch-all", "conditions[0]" }, { "promise", "clock.promised.days" }, { "sharing", "materials[0].necessity" }, { "twice", "materials[2].name" },
        { "basis", "basis[0].article" }, { "code", "code" }, { "mandatory", "commonErrors" }, { "review", "reviewPoints[0].note" }, { "steps", "steps" }, { "expression", "materials[1].when" },
        { "clock", "clock.legal.days" }, { "sample", "result.sample" }, { "mandatory", "commitment.check" }, { "entrusted", "entrustedBy" }, { "mandatory", "materials[4].fillNote" }, { "fees", "payOnline" }, { "procedures", "specialProcedures[1].key" }, { "vocabulary", "specialProcedures[0].unit" }, { "vocabulary", "type" }, { "centre", "outsideCentre" },
        { "channels", "channels" }, { "procedures", "specialProcedures[0]" }, { "cross-province", "reach" }, { "vocabulary", "audience[0]" }, { "situations", "situations[0].options" },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void Check_OneRuleBroken_IsFoundAtItsPlaceWithItsSource(string rule, string path)
    {
        var findings = GuideChecker.Check(Break(path), Data);
        findings.ShouldContain(f => f.Rule == rule && f.Path == path && f.IsFault, string.Join('\n', findings));
        findings.ShouldAllBe(f => f.Source.Length > 0);
    }

    [Theory]
    [InlineData("其他材料")]
    [InlineData("法律、法规规定的其他条件")]
    [InlineData("登记机关认为需要的文件")]
    [InlineData("其他有关证明材料")]
    [InlineData("相关资料")]
    [InlineData("其他证明")]
    [InlineData("其它")]
    [InlineData("有关证明")]
    [InlineData("其他（如有）")]
    [InlineData("其 他 材 料")]
    [InlineData("其他需要提交的材料")]
    [InlineData("其他应当提交的书面材料")]
    [InlineData("审批机关要求提供的材料")]
    [InlineData("法律法规规定的材料")]
    [InlineData("按有关规定提供")]
    [InlineData("有关部门出具的证明")]
    [InlineData("必要时提供的证明")]
    [InlineData("补充材料")]
    [InlineData("材料若干")]
    [InlineData("身份证等")]
    public void VagueWords_InANameOfAMaterial_AreFound(string words) => VagueWords.AreName(words).ShouldBeTrue();

    [Theory]
    [InlineData("符合法律、法规规定的条件")]
    [InlineData("符合国家有关规定。")]
    [InlineData("国家规定的其他要求")]
    [InlineData("港澳台居民按有关规定办理。")]
    public void VagueWords_InACondition_AreFound(string words) => VagueWords.Are(words).ShouldBeTrue();

    [Theory]
    [InlineData("营业执照")]
    [InlineData("食品安全管理制度目录和文本")]
    [InlineData("没有享受其他住房保障。")]
    [InlineData("与其他家庭成员的关系说明")]
    [InlineData("其他家庭成员的身份证")]
    [InlineData("无犯罪记录证明")]
    [InlineData("场所使用证明")]
    [InlineData("符合《中华人民共和国医师法》第十三条规定的条件")]
    [InlineData("按规定建设了预处理设施")]
    public void VagueWords_ExactWords_Pass(string words) => VagueWords.AreName(words).ShouldBeFalse();

    [Theory]
    [InlineData("法定代表人身份证复印件", "居民身份证")]
    [InlineData("户口本（原件）", "居民户口簿")]
    [InlineData("企业营业执照副本", "营业执照")]
    [InlineData("旧居民身份证", null)]
    [InlineData("经营场所布局图", null)]
    public void Registers_NameOfAMaterial_FindTheRegisterThatHoldsIt(string material, string? register) => new SharedRegisters(Henan).Of(material).ShouldBe(register);

    [Fact]
    public void Check_MaterialThatSharingSupplies_IsNotDemanded()
    {
        var demanded = WithMaterial(1, m => m with { Name = "法定代表人身份证复印件", Source = "申请人自备", Necessity = "必要" });
        GuideChecker.Check(demanded).ShouldNotContain(f => f.Rule == "sharing");
        var finding = GuideChecker.Check(demanded, Data).ShouldHaveSingleItem();
        (finding.Rule, finding.Path, finding.IsFault).ShouldBe(("sharing", "materials[1].sharedFrom", true));
        finding.Message.ShouldContain("居民身份证");
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("kind = \"new\"", "", true)]
    [InlineData("kind = \"new\"", "business = \"sale\"", true)]
    [InlineData("kind = \"new\"", "kind != \"renew\"", true)]
    [InlineData("kind = \"new\"", "kind = \"renew\"", false)]
    public void Check_OneNameTwice_IsAFaultWhereTheSituationsMeet(string one, string other, bool twice)
    {
        var item = Good with { Materials = [.. Good.Materials, Good.Materials[1] with { Id = "a", Name = "承诺书", When = one }, Good.Materials[1] with { Id = "b", Name = "承诺书（复印件）", When = other }] };
        GuideChecker.Check(item).Any(f => f.Rule == "twice").ShouldBe(twice);
    }

    [Theory]
    [InlineData(7, "工作日", 10, "自然日", false)]
    [InlineData(8, "工作日", 10, "自然日", true)]
    [InlineData(20, "工作日", 20, "工作日", false)]
    [InlineData(30, "自然日", 20, "工作日", true)]
    public void IsLonger_AcrossUnits_CountsFiveWorkingDaysAWeek(int promised, string unit, int legal, string legalUnit, bool longer) =>
        ClockRules.IsLonger(new DayTerm(promised, unit), new DayTerm(legal, legalUnit)).ShouldBe(longer);

    [Fact]
    public void Check_AVisitWithoutReason_IsWarned() =>
        GuideChecker.Check(Good with { Visits = 1 }).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("onSiteReason"), f => f.IsFault.ShouldBeFalse());

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
        "result.sample" => Good with { Result = Good.Result with { Sample = [] } },
        "commitment.check" => Good with { Commitment = new Commitment("符合条件", "", "撤销许可") },
        "entrustedBy" => Good with { BodyNature = "受委托组织" },
        "materials[4].fillNote" => WithMaterial(4, m => m with { FillNote = "" }),
        "payOnline" => Good with { PayOnline = true },
        "clock.legal.days" => Good with { Clock = Good.Clock with { Legal = Good.Clock.Legal with { Days = 21 } } },
        "specialProcedures[1].key" => Good with { SpecialProcedures = [Good.SpecialProcedures[0], Good.SpecialProcedures[0]] },
        "specialProcedures[0].unit" => Good with { SpecialProcedures = [Good.SpecialProcedures[0] with { Unit = "天" }] },
        "type" => Good with { Type = "行政处罚" },
        "outsideCentre" => Good with { OutsideCentre = "本部门决定，1号" },
        "reach" => Good with { CrossProvince = "全程网办" },
        "audience[0]" => Good with { Audience = ["所有人"] },
        _ => Good with { Situations = [Good.Situations[0] with { Options = [Good.Situations[0].Options[0]] }, .. Good.Situations.Skip(1)] },
    };

    private static ItemElements WithMaterial(int index, Func<Material, Material> change) =>
        Good with { Materials = [.. Good.Materials.Select((m, i) => i == index ? change(m) : m)] };
}
