using CsCheck;
using Heluo.Engines.Text;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Text;

public sealed class EditDistanceTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abc"], 0, 7];

    [Theory]
    [InlineData("营业执照", "营业执造", 1)]
    [InlineData("营业执照", "营业照执", 1)]
    [InlineData("营业执照", "营业", 2)]
    [InlineData("", "证", 1)]
    public void Between_Words_CountsEdits(string left, string right, int expected) => EditDistance.Between(left, right).ShouldBe(expected);

    [Fact]
    public void Between_AnyPair_IsSymmetricAndZeroOnlyForEqual() =>
        Gen.Select(Word, Word).Sample((left, right) =>
            EditDistance.Between(left, right) == EditDistance.Between(right, left) && EditDistance.Between(left, right) == 0 == (left == right));

    [Fact]
    public void Between_WithLimit_AgreesWithTheUnlimitedDistance() =>
        Gen.Select(Word, Word, Gen.Int[0, 4]).Sample((left, right, limit) =>
            EditDistance.Between(left, right, limit) == Math.Min(EditDistance.Between(left, right), limit + 1));
}
