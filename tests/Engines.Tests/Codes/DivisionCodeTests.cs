using CsCheck;
using Heluo.Engines.Codes;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

public sealed class DivisionCodeTests
{
    [Theory]
    [InlineData("41", "41", DivisionLevel.Province)]
    [InlineData("410000", "41", DivisionLevel.Province)]
    [InlineData("4116", "4116", DivisionLevel.Prefecture)]
    [InlineData("411600000000", "4116", DivisionLevel.Prefecture)]
    [InlineData("411602000000", "411602", DivisionLevel.County)]
    [InlineData("419001", "419001", DivisionLevel.County)]
    [InlineData("410171", "410171", DivisionLevel.County)]
    [InlineData("410102001000", "410102001", DivisionLevel.Township)]
    [InlineData("441900003", "441900003", DivisionLevel.Township)]
    [InlineData("410102001003", "410102001003", DivisionLevel.Village)]
    public void Parse_PaddedOrNot_KeepsTheSignificantDigits(string text, string significant, DivisionLevel level)
    {
        var code = DivisionCode.Parse(text);

        code.Text.ShouldBe(significant);
        code.Level.ShouldBe(level);
        code.Twelve.ShouldBe(text.PadRight(12, '0'));
    }

    [Theory]
    [InlineData("99", "区划代码第 1–2 位不是已知的省级区划代码，请核对")]
    [InlineData("41010", "区划代码应为 2、4、6、9 或 12 位，现为 5 位，请核对是否多填或漏填")]
    [InlineData("41O102", "区划代码第 3 位是“O”，应为数字，请改正")]
    [InlineData("418001", "区划代码第 3–4 位不是有效的市级区划代码，请核对")]
    [InlineData("410001", "区划代码第 3–4 位缺少市级代码，请补全")]
    [InlineData("410102000003", "区划代码第 7–9 位缺少乡镇（街道）代码，请补全")]
    public void Check_WrongCode_SaysWhereAndWhatToDo(string text, string reason) => DivisionCode.Check(text).Reason.ShouldBe(reason);

    [Fact]
    public void Parent_FromVillage_ClimbsToTheProvince()
    {
        var climbed = new List<string>();
        for (DivisionCode? code = DivisionCode.Parse("410102001003"); code is { } here; code = here.Parent) climbed.Add(here.Text);

        climbed.ShouldBe(["410102001003", "410102001", "410102", "4101", "41"]);
    }

    [Fact]
    public void Parent_TownshipWithoutCounty_IsThePrefecture() => DivisionCode.Parse("441900003").Parent!.Value.Text.ShouldBe("4419");

    [Theory]
    [InlineData("410171", true)]
    [InlineData("410179001", true)]
    [InlineData("410170", false)]
    [InlineData("410181", false)]
    public void IsFunctionalZone_ByCountyDigits_IsTold(string text, bool zone) => DivisionCode.Parse(text).IsFunctionalZone.ShouldBe(zone);

    [Fact]
    public void Contains_ParentAndChild_HoldsOneWayOnly() =>
        Gen.Int.Sample(seed =>
        {
            var code = DivisionCode.Generate(new Random(seed));
            return code.Contains(code) && (code.Parent is not { } parent || (parent.Contains(code) && !code.Contains(parent) && parent < code));
        });

    [Fact]
    public void Six_OfAnyLevel_IsOfSixDigits()
    {
        DivisionCode.Parse("41").Six.ShouldBe("410000");
        DivisionCode.Parse("410102001003").Six.ShouldBe("410102");
    }
}
