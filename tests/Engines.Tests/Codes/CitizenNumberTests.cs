using CsCheck;
using Heluo.Engines.Codes;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

public sealed class CitizenNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014")]
    [InlineData("410102199003070035")]
    [InlineData("410721194910010027")]
    public void Check_KnownNumber_Passes(string text) => CitizenNumber.Check(text, Today).ShouldBe(CodeFault.None);

    [Theory]
    [InlineData("411301198502290017", "身份证号第 7–14 位不是真实存在的日期，请核对出生日期")]
    [InlineData("410102199003070036", "身份证号第 18 位应为 5，请核对")]
    [InlineData("010102199003070035", "身份证号第 1–2 位不是已知的省级区划代码，请核对")]
    [InlineData("418502199003070035", "身份证号第 3–4 位不是有效的市级区划代码，请核对")]
    [InlineData("410102202611240039", "身份证号第 7–14 位的出生日期晚于今天，请核对")]
    [InlineData("410102176003070035", "身份证号第 7–14 位的出生日期过早，请核对")]
    [InlineData("410102900307003", "身份证号是 15 位的旧号码，请填写现在使用的 18 位号码")]
    [InlineData("4101021990030700", "身份证号应为 18 位，现为 16 位，请核对是否多填或漏填")]
    [InlineData("41010219900307O035", "身份证号第 15 位是“O”，应为数字，请改正")]
    [InlineData("41010219900307003Y", "身份证号第 18 位是“Y”，应为数字或 X，请改正")]
    [InlineData("４10102199003070035", "身份证号第 1 位是全角字符“４”，应为数字，请改正")]
    [InlineData("", "请填写身份证号")]
    public void Check_WrongNumber_SaysWhereAndWhatToDo(string text, string reason) => CitizenNumber.Check(text, Today).Reason.ShouldBe(reason);

    [Fact]
    public void Check_BornToday_Passes() =>
        CitizenNumber.Check(CitizenNumber.Create("410102", Today, 1).Text, Today).ShouldBe(CodeFault.None);

    [Fact]
    public void Check_WithdrawnDivision_Passes() =>
        CitizenNumber.Check(CitizenNumber.Create("410224", new DateOnly(1980, 5, 6), 12).Text, Today).ShouldBe(CodeFault.None);

    [Theory]
    [InlineData("441900")]
    [InlineData("810000")]
    [InlineData("830000")]
    [InlineData("419001")]
    public void Check_DivisionWithoutCountyOrResidencePermit_Passes(string division) =>
        CitizenNumber.Check(CitizenNumber.Create(division, new DateOnly(1980, 5, 6), 12).Text, Today).ShouldBe(CodeFault.None);

    [Fact]
    public void Parse_LowerCaseX_IsStoredUpper() => CitizenNumber.Parse("11010519491231002x", Today).Text.ShouldBe("11010519491231002X");

    [Fact]
    public void Parse_Number_TellsBirthSexAndAge()
    {
        var number = CitizenNumber.Parse("410102199003070035", Today);

        number.BirthDate.ShouldBe(new DateOnly(1990, 3, 7));
        number.IsMale.ShouldBeTrue();
        number.AgeOn(new DateOnly(2026, 3, 6)).ShouldBe(35);
        number.AgeOn(new DateOnly(2026, 3, 7)).ShouldBe(36);
        number.Division.ShouldBe("410102");
    }

    [Fact]
    public void ToString_Number_IsMasked() => CitizenNumber.Parse("410102199003070035", Today).ToString().ShouldBe("410102********0035");

    [Theory]
    [InlineData("110105491231002", "11010519491231002X")]
    [InlineData("410102900307003", "410102199003070035")]
    public void TryConvertOld_FifteenDigits_GivesEighteen(string old, string expected)
    {
        CitizenNumber.TryConvertOld(old, Today, out var number, out _).ShouldBeTrue();
        number.Text.ShouldBe(expected);
    }

    [Fact]
    public void TryConvertOld_CentenarianSequence_IsBornInTheCenturyBefore()
    {
        CitizenNumber.TryConvertOld("410102900307997", Today, out var number, out _).ShouldBeTrue();
        number.BirthDate.Year.ShouldBe(1890);
    }

    [Fact]
    public void TryConvertOld_ImpossibleDate_IsRefused()
    {
        CitizenNumber.TryConvertOld("410102850229003", Today, out _, out var fault).ShouldBeFalse();
        fault.Reason.ShouldContain("不是真实存在的日期");
    }

    [Fact]
    public void Generate_AnySeed_ParsesBack() =>
        Gen.Int.Sample(seed =>
        {
            var number = CitizenNumber.Generate(new Random(seed));
            return CitizenNumber.Parse(number.Text, Today) == number && number == CitizenNumber.Generate(new Random(seed));
        });

    [Fact]
    public void Check_OneDigitChanged_IsRefused() =>
        Gen.Select(Gen.Int, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((seed, position, shift) =>
        {
            var text = CitizenNumber.Generate(new Random(seed)).Text.ToCharArray();
            text[position] = (char)('0' + (text[position] - '0' + shift) % 10);
            return !CitizenNumber.Check(text, Today).IsNone;
        });

    [Fact]
    public void Check_NeighboursSwapped_IsRefused() =>
        Gen.Select(Gen.Int, Gen.Int[0, 15]).Sample((seed, position) =>
        {
            var text = CitizenNumber.Generate(new Random(seed)).Text.ToCharArray();
            if (text[position] == text[position + 1]) return true;
            (text[position], text[position + 1]) = (text[position + 1], text[position]);
            return !CitizenNumber.Check(text, Today).IsNone;
        });
}
