using CsCheck;
using Heluo.Engines.Codes;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

/// <summary>What holds for every kind of code.</summary>
public sealed class CodePropertyTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Fact]
    public void Generate_AnySeed_ParsesBackToItself()
    {
        RoundTrip<CreditCode>();
        RoundTrip<OrganisationCode>();
        RoundTrip<DivisionCode>();
        RoundTrip<BasicItemCode>();
        RoundTrip<ImplementationCode>();
        RoundTrip<HandlingItemCode>();
        RoundTrip<CaseNumber>();
        RoundTrip<LicenceIdentifier>();
        RoundTrip<WarningIdentifier>();
        RoundTrip<ResourceCode>();
        RoundTrip<SupervisionItemCode>();
        RoundTrip<DataSourceCode>();
        RoundTrip<SealNumber>();
        RoundTrip<InspectionBatch>();
    }

    [Fact]
    public void Check_AnyText_NeverThrowsAndExplainsItself()
    {
        Survives<CreditCode>();
        Survives<OrganisationCode>();
        Survives<DivisionCode>();
        Survives<BasicItemCode>();
        Survives<ImplementationCode>();
        Survives<HandlingItemCode>();
        Survives<CaseNumber>();
        Survives<LicenceIdentifier>();
        Survives<WarningIdentifier>();
        Survives<ResourceCode>();
        Survives<SupervisionItemCode>();
        Survives<DataSourceCode>();
        Survives<SealNumber>();
        Survives<InspectionBatch>();
    }

    [Fact]
    public void Check_OneCharacterOfAChecksummedCodeChanged_IsRefused()
    {
        ChangedIsRefused<CreditCode>(18, 0);
        ChangedIsRefused<OrganisationCode>(9, 2, "0123456789"); // modulus 11: a letter eleven values away passes by construction
        ChangedIsRefused<LicenceIdentifier>(78, LicenceIdentifier.Prefix.Length);
    }

    [Fact]
    public void Check_NeighboursOfACreditCodeSwapped_IsRefused() =>
        Gen.Select(Gen.Int, Gen.Int[0, 16]).Sample((seed, position) =>
        {
            var text = CreditCode.Generate(new Random(seed)).Text.ToCharArray();
            if (text[position] == text[position + 1]) return true;
            (text[position], text[position + 1]) = (text[position + 1], text[position]);
            return !CreditCode.Check(text).IsNone;
        });

    [Fact]
    public void Check_ValidCodes_AllocatesNothing()
    {
        var licence = LicenceIdentifier.Generate(new Random(1)).Text;
        var number = CaseNumber.Generate(new Random(1)).Text;
        var today = new DateOnly(2026, 11, 23);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            LicenceIdentifier.Check(licence);
            CaseNumber.Check(number);
            CitizenNumber.Check("410102199003070036", today);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    [Fact]
    public void Default_OfACode_IsEmptyAndInvalid()
    {
        default(CreditCode).Text.ShouldBe("");
        CreditCode.Check(default(CreditCode).Text).IsNone.ShouldBeFalse();
        default(CitizenNumber).ToString().ShouldBe("");
    }

    private static void RoundTrip<T>()
        where T : struct, ICode<T> =>
        Gen.Int.Sample(seed =>
        {
            var code = T.Generate(new Random(seed));
            return T.Parse(code.Text).Equals(code) && T.Generate(new Random(seed)).Equals(code) && code.ToString() == code.Text;
        }, iter: 500);

    private static void Survives<T>()
        where T : struct, ICode<T> =>
        Gen.Select(Gen.Int, Gen.String[Gen.Char["0149AZaz._-/ 中"], 0, 60], Gen.Int[0, 60]).Sample((seed, noise, cut) =>
        {
            var valid = T.Generate(new Random(seed)).Text;
            var text = valid[..Math.Min(cut, valid.Length)] + noise;
            var parsed = T.TryParse(text, out _, out var fault);
            return parsed == fault.IsNone && parsed == (fault.Reason.Length == 0);
        }, iter: 500);

    private static void ChangedIsRefused<T>(int length, int skip, string others = Alphabet)
        where T : struct, ICode<T> =>
        Gen.Select(Gen.Int, Gen.Int[skip, length - 1], Gen.Char[others]).Sample((seed, position, other) =>
        {
            var text = T.Generate(new Random(seed)).Text.ToCharArray();
            if (text[position] == other || text[position] == '.') return true;
            text[position] = other;
            return !T.Check(text).IsNone;
        }, iter: 2000);
}
