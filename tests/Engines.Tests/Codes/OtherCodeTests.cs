using Heluo.Engines.Codes;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

public sealed class OtherCodeTests
{
    [Fact]
    public void WarningIdentifier_Known_TakesItsPartsApart()
    {
        var warning = WarningIdentifier.Parse("41010041600000_20260705143000_3");

        warning.Division.ShouldBe("410100");
        warning.Trade.ShouldBe("416");
        warning.Unit.ShouldBe("000");
        warning.EnteredAt.ShouldBe(new DateTimeOffset(2026, 7, 5, 6, 30, 0, TimeSpan.Zero));
        warning.Number.ShouldBe(3);
    }

    [Fact]
    public void WarningIdentifier_Create_WritesBeijingTime() =>
        WarningIdentifier.Create("410100", "416", "000", new DateTimeOffset(2026, 7, 5, 20, 30, 0, TimeSpan.Zero), 0).Text
            .ShouldBe("41010041600000_20260706043000_0");

    [Theory]
    [InlineData("100000416000002_0260705143000_3", "预警信息标识第 15 位是“2”，应为下划线“_”，请改正")]
    [InlineData("41010041600000_20260231143000_3", "预警信息标识第 16–23 位不是真实存在的日期，请核对")]
    [InlineData("41010041600000_20260705250000_3", "预警信息标识第 24–29 位不是有效的时分秒，请核对")]
    [InlineData("99010041600000_20260705143000_3", "预警信息标识第 1–2 位不是已知的省级区划代码，请核对")]
    [InlineData("41010041600000_20260705143000", "预警信息标识应为 31 位，现为 29 位，请核对是否多填或漏填")]
    public void WarningIdentifier_Wrong_SaysWhereAndWhatToDo(string text, string reason) => WarningIdentifier.Check(text).Reason.ShouldBe(reason);

    [Fact]
    public void WarningIdentifier_OfTheState_Passes() => WarningIdentifier.Check("10000041600000_20260705143000_0").ShouldBe(CodeFault.None);

    [Theory]
    [InlineData("307001000012/000001", "001", "000012", "000001")]
    [InlineData("101002/1", "002", "", "1")]
    public void ResourceCode_Known_TakesItsPartsApart(string text, string section, string detail, string serial)
    {
        var code = ResourceCode.Parse(text);

        code.Section.ShouldBe(section);
        code.Detail.ShouldBe(detail);
        code.Serial.ShouldBe(serial);
    }

    [Theory]
    [InlineData("307001000012", "信息资源代码应有斜杠“/”隔开分类码与顺序号，请补上")]
    [InlineData("30700/1", "信息资源代码斜杠前应有类 1 位、项 2 位、目 3 位，请补全")]
    [InlineData("307001/", "信息资源代码斜杠后缺少顺序号，请补全")]
    [InlineData("907001/1", "信息资源代码第 1 位是“9”，应为1（基础）、2（主题）或 3（部门），请改正")]
    public void ResourceCode_Wrong_SaysWhereAndWhatToDo(string text, string reason) => ResourceCode.Check(text).Reason.ShouldBe(reason);

    [Fact]
    public void SupervisionItemCode_NotFourteenDigits_IsRefused()
    {
        SupervisionItemCode.Check("01234567890123").IsNone.ShouldBeTrue();
        SupervisionItemCode.Check("0123456789012").Reason.ShouldBe("监管事项编码应为 14 位，现为 13 位，请核对是否多填或漏填");
    }

    [Fact]
    public void DataSourceCode_OfADivision_IsOneAndItsProvince()
    {
        DataSourceCode.Of(DivisionCode.Parse("410102")).Text.ShouldBe("141");
        DataSourceCode.Parse("133").Province.ProvinceName.ShouldBe("浙江");
        DataSourceCode.Check("241").Reason.ShouldBe("数据来源代码第 1 位是“2”，应为1，请改正");
        DataSourceCode.Check("199").IsNone.ShouldBeFalse();
    }

    [Fact]
    public void SealNumber_OfARealSeal_Passes()
    {
        SealNumber.Parse("50011200000399").Division.ShouldBe("500112");
        SealNumber.Check("50011200000000").Reason.ShouldBe("印章编码第 7–14 位的顺序号不能全为 0，请核对");
        SealNumber.Create(DivisionCode.Parse("4101"), 7).Text.ShouldBe("41010000000007");
    }

    [Fact]
    public void InspectionBatch_Known_TakesItsPartsApart()
    {
        var batch = InspectionBatch.Parse("2019041100002");

        batch.Date.ShouldBe(new DateOnly(2019, 4, 11));
        batch.Serial.ShouldBe(2);
        InspectionBatch.Check("2019043100002").Reason.ShouldBe("检查数据批次号第 1–8 位不是真实存在的日期，请核对");
    }
}
