using CsCheck;
using Heluo.Engines.Codes;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

public sealed class LicenceIdentifierTests
{
    private const string Synthetic = "1.2.156.3005.2.11410000MB12345628001.12410100MB7654322R.2026010500000001.001.E";

    [Theory]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0")]
    [InlineData("1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9")]
    [InlineData(Synthetic)]
    public void Check_KnownIdentifier_Passes(string text) => LicenceIdentifier.Check(text).ShouldBe(CodeFault.None);

    [Theory]
    [InlineData("1.2.156.3005.2.11410000MB12345628001.12410100MB7654322R.2026010500000001.001.F", "电子证照标识第 78 位应为 E，请核对")]
    [InlineData("1.2.156.3006.2.11410000MB12345628001.12410100MB7654322R.1.001.E", "电子证照标识应以 1.2.156.3005.2. 开头，请核对")]
    [InlineData("1.2.156.3005.2.11410000MB12345628001.12410100MB7654322R.001.E", "电子证照标识在 1.2.156.3005.2 之后应有用点号隔开的 5 段，请核对")]
    [InlineData("1.2.156.3005.2.11410000MB12345629001.12410100MB7654322R.1.001.E", "电子证照标识第 33 位应为 8，请核对")]
    [InlineData("1.2.156.3005.2.11410000MB12345628001.12410100MB7654323R.1.001.E", "电子证照标识第 55 位应为 W，请核对")]
    [InlineData("1.2.156.3005.2.11410000MB12345628001.12410100MB7654322R.1a.001.E", "电子证照标识第 58 位是小写字母“a”，应为数字或大写字母，请改正")]
    [InlineData("1.2.156.3005.2.11410000MB12345628001.12410100MB7654322R.1.000.E", "电子证照标识第 59–61 位的版本号应从 001 起，请核对")]
    [InlineData("1.2.156.3005.2.11410000MB12345628001.1241010.1.001.E", "电子证照标识的颁发机构代码应为 18 位（旧证照 6 位），现为 7 位，请核对是否多填或漏填")]
    public void Check_WrongIdentifier_SaysWhereAndWhatToDo(string text, string reason) => LicenceIdentifier.Check(text).Reason.ShouldBe(reason);

    [Fact]
    public void Create_FromParts_GivesTheKnownIdentifier()
    {
        var made = LicenceIdentifier.Create(
            CreditCode.Parse("11410000MB12345628"), 1, CreditCode.Parse("12410100MB7654322R"), "2026010500000001", 1);

        made.Text.ShouldBe(Synthetic);
        made.FileName.ShouldBe(Synthetic + ".OFD");
        made.LicenceType.ShouldBe("11410000MB12345628001");
        made.Issuer.ShouldBe("12410100MB7654322R");
        made.Serial.ShouldBe("2026010500000001");
        made.Version.ShouldBe(1);
    }

    [Fact]
    public void NextVersion_OfAny_IsValidAndOneHigher() =>
        Gen.Int.Sample(seed =>
        {
            var licence = LicenceIdentifier.Generate(new Random(seed));
            var next = licence.NextVersion();
            return next.Version == licence.Version + 1 && next.Serial == licence.Serial && LicenceIdentifier.Check(next.Text).IsNone;
        });

    [Fact]
    public void Create_LowerCaseSerial_Throws() =>
        Should.Throw<FormatException>(() => LicenceIdentifier.Create(
            CreditCode.Parse("11410000MB12345628"), 1, CreditCode.Parse("12410100MB7654322R"), "abc", 1));
}
