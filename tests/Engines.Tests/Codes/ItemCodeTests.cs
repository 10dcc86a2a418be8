using Heluo.Engines.Codes;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

public sealed class ItemCodeTests
{
    [Fact]
    public void ImplementationCode_OfJining_TakesItsPartsApart()
    {
        var code = ImplementationCode.Parse("11370800MB285591843370117002011");

        code.Body.Text.ShouldBe("11370800MB28559184");
        code.ExerciseLevel.ShouldBe(3);
        code.Basic.Text.ShouldBe("370117002011");
        code.Basic.Scope.ShouldBe("37");
        code.Basic.ItemType.ShouldBe("01");
        code.Basic.Department.ShouldBe("17");
        code.Basic.MainItem.ShouldBe("002");
        code.Basic.SubItem.ShouldBe("011");
    }

    [Fact]
    public void CaseNumber_OfShanwei_TakesItsPartsApart()
    {
        var number = CaseNumber.Parse("12441500196720244T3442199806003202206230068");

        number.Implementation.Text.ShouldBe("12441500196720244T3442199806003");
        number.Date.ShouldBe(new DateOnly(2022, 6, 23));
        number.Serial.ShouldBe(68);
    }

    [Theory]
    [InlineData("370117002", "基本编码应为 12 位，现为 9 位，请核对是否多填或漏填")]
    [InlineData("990117002011", "基本编码第 1–2 位应为 00（国家）或省级区划代码，请核对")]
    [InlineData("371117002011", "基本编码第 3–4 位不是事项类型代码（01–10、20、21），请核对")]
    [InlineData("370117000011", "基本编码第 7–9 位的主项编号不能为 000，请核对")]
    [InlineData("37011700201A", "基本编码第 12 位是“A”，应为数字，请改正")]
    public void BasicItemCode_Wrong_SaysWhereAndWhatToDo(string text, string reason) => BasicItemCode.Check(text).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("11370800MB285591853370117002011", "实施编码第 18 位应为 4，请核对")]
    [InlineData("11370800MB285591847370117002011", "实施编码第 19 位是“7”，应为行使层级 1–6 或 9，请改正")]
    [InlineData("11370800MB285591843370117000011", "实施编码第 26–28 位的主项编号不能为 000，请核对")]
    [InlineData("511A0138000000-511602000000-000-115113010833722043-1-00", "实施编码应为 31 位，现为 55 位，请核对是否多填或漏填")]
    public void ImplementationCode_Wrong_CountsPositionsOfTheWhole(string text, string reason) =>
        ImplementationCode.Check(text).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("12441500196720244T3442199806003202206310068", "办件编号第 32–39 位不是真实存在的日期，请核对收件日期")]
    [InlineData("12441500196720244T3442199806003202206230000", "办件编号第 40–43 位的流水号不能为 0000，请核对")]
    [InlineData("12441500196720244U3442199806003202206230068", "办件编号第 18 位应为 T，请核对")]
    public void CaseNumber_Wrong_SaysWhereAndWhatToDo(string text, string reason) => CaseNumber.Check(text).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(0)]
    [InlineData(10000)]
    public void CaseNumber_SerialOutsideFourDigits_Throws(int serial)
    {
        var implementation = ImplementationCode.Parse("11370800MB285591843370117002011");
        Should.Throw<ArgumentOutOfRangeException>(() => CaseNumber.Create(implementation, new DateOnly(2026, 1, 5), serial));
    }

    [Fact]
    public void HandlingItemCode_OfImplementation_HasTwoDigitsMore()
    {
        var code = HandlingItemCode.Create(ImplementationCode.Parse("11370800MB285591843370117002011"), 2);

        code.Text.ShouldBe("11370800MB28559184337011700201102");
        code.Number.ShouldBe(2);
    }
}
