using Heluo.Engines.Codes;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("11100000000013338W")]
    [InlineData("11430000006122244L")]
    [InlineData("113700000045046442")]
    [InlineData("12441500196720244T")]
    [InlineData("11370800MB28559184")]
    [InlineData("11410000MB12345628")]
    [InlineData("12410100MB7654322R")]
    [InlineData("91410100MA9ABCDE2N")]
    public void Check_KnownCode_Passes(string text) => CreditCode.Check(text).ShouldBe(CodeFault.None);

    [Theory]
    [InlineData("91350100M000100Y4Z", "统一社会信用代码第 18 位是“Z”，应为数字或除 I、O、S、V、Z 以外的大写字母，请改正")]
    [InlineData("1151130000877869M", "统一社会信用代码应为 18 位，现为 17 位，请核对是否多填或漏填")]
    [InlineData("11511301452259996u", "统一社会信用代码第 18 位是小写字母“u”，应为数字或除 I、O、S、V、Z 以外的大写字母，请改正")]
    [InlineData("91500106MA2CE71F65", "统一社会信用代码第 18 位应为 6，请核对")]
    [InlineData("", "请填写统一社会信用代码")]
    [InlineData("91350100 M00100Y43", "统一社会信用代码第 9 位是空格，应为数字或除 I、O、S、V、Z 以外的大写字母，请改正")]
    public void Check_WrongCode_SaysWhereAndWhatToDo(string text, string reason) => CreditCode.Check(text).Reason.ShouldBe(reason);

    [Fact]
    public void Check_UnregisteredShape_Fails() => CreditCode.Check("TE5116020105116050").IsNone.ShouldBeFalse();

    [Fact]
    public void Check_InnerOrganisationCodeWrong_PointsIntoTheWhole()
    {
        var first17 = "91350100M000100Y5";
        var text = first17 + CreditCheckCharacterOf(first17);

        var fault = CreditCode.Check(text);

        fault.Position.ShouldBe(17);
        fault.Reason.ShouldBe("统一社会信用代码第 17 位应为 4，请核对");
    }

    [Fact]
    public void Parse_Business_TakesItsPartsApart()
    {
        var code = CreditCode.Parse("91410100MA9ABCDE2N");

        code.BodyKind.ShouldBe("企业");
        code.RegistrationDivision.ShouldBe("410100");
        code.Organisation.Text.ShouldBe("MA9ABCDE2");
        code.Organisation.Hyphenated.ShouldBe("MA9ABCDE-2");
    }

    [Fact]
    public void Create_FromParts_GivesTheKnownCode() =>
        CreditCode.Create("11", "410000", OrganisationCode.Create("MB123456")).Text.ShouldBe("11410000MB12345628");

    [Fact]
    public void Create_OrganisationWithForbiddenLetter_Throws() =>
        Should.Throw<FormatException>(() => CreditCode.Create("11", "410000", OrganisationCode.Create("ZZ123456")));

    [Theory]
    [InlineData("MB1234562")]
    [InlineData("MB123456-2")]
    public void OrganisationCode_WithOrWithoutHyphen_ParsesToNineCharacters(string text) =>
        OrganisationCode.Parse(text).Text.ShouldBe("MB1234562");

    [Fact]
    public void OrganisationCode_WrongCheck_NamesTheRightOne() =>
        OrganisationCode.Check("MB123456-3").Reason.ShouldBe("组织机构代码第 10 位应为 2，请核对");

    /// <summary>Written out a second time, apart from the engine.</summary>
    private static char CreditCheckCharacterOf(string first17)
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var (sum, weight) = (0, 1);
        foreach (var c in first17)
        {
            sum += alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return alphabet[(31 - sum % 31) % 31];
    }
}
