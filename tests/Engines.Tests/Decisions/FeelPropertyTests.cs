using CsCheck;
using Heluo.Engines.Decisions.Feel;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Decisions;

public sealed class FeelPropertyTests
{
    private static readonly Gen<object?> Truth = Gen.Int[0, 2].Select(n => n == 2 ? null : (object?)(n == 1));
    private static readonly Gen<FeelDate> Dates = Gen.Select(Gen.Int[-5000, 9000], Gen.Int[1, 12], Gen.Int[1, 28], (y, m, d) => new FeelDate(y, m, d));
    private static readonly Gen<FeelRange> Ranges = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Bool, Gen.Bool, (a, b, from, to) => new FeelRange((decimal)Math.Min(a, b), from, (decimal)Math.Max(a, b), to));

    [Fact]
    public void Logic_OfThreeValues_FollowsDeMorgan() =>
        Gen.Select(Truth, Truth).Sample((a, b) => Value("not(a and b)", a, b).ShouldBe(Value("not(a) or not(b)", a, b)));

    [Fact]
    public void Date_PlusAndMinusADuration_IsTheDate() =>
        Gen.Select(Dates, Gen.Int[-1_000_000, 1_000_000]).Sample((date, days) => Value("a + b - b", date, new DayTimeDuration(days * 86_400m)).ShouldBe(date));

    [Fact]
    public void Date_WrittenAndRead_IsTheSame() => Dates.Sample(date => Value("date(string(a)) = a", date).ShouldBe(true));

    [Fact]
    public void Date_Difference_IsTheDurationThatLeadsThere() => Gen.Select(Dates, Dates).Sample((a, b) => Value("b + (a - b)", a, b).ShouldBe(a));

    [Fact]
    public void Number_WrittenAndRead_IsTheSame() => Gen.Decimal.Sample(number => Value("number(string(a)) = a", number).ShouldBe(true));

    [Fact]
    public void Number_Rounded_LiesBetweenFloorAndCeiling() =>
        Gen.Select(Gen.Decimal[-1_000_000, 1_000_000], Gen.Int[-3, 8]).Sample((number, scale) =>
            Value("every f in [decimal(a, b), round half up(a, b), round half down(a, b), round up(a, b), round down(a, b)] satisfies f in [floor(a, b)..ceiling(a, b)]", number, scale).ShouldBe(true));

    [Fact]
    public void Ranges_RelationAndItsInverse_Agree() =>
        Gen.Select(Ranges, Ranges).Sample((a, b) => Value("""
            [before(a, b) = after(b, a), meets(a, b) = met by(b, a), overlaps(a, b) = overlaps(b, a), overlaps before(a, b) = overlaps after(b, a), finishes(a, b) = finished by(b, a),
             includes(a, b) = during(b, a), starts(a, b) = started by(b, a), coincides(a, b) = coincides(b, a), not(before(a, b) and overlaps(a, b))] = [true, true, true, true, true, true, true, true, true]
            """, a, b).ShouldBe(true));

    [Fact]
    public void Lists_SortedAndReversed_HoldTheSame() =>
        Gen.Int[-5000, 5000].Select(n => n / 100m).List[0, 20].Sample(list => Value("count(a) = count(sort(a)) and sum(sort(a)) = sum(reverse(a)) and sort(reverse(a)) = sort(a) and distinct values(a) = union(a, a)", list).ShouldBe(true));

    private static object? Value(string source, object? a, object? b = null) => FeelExpression.Parse(source).Evaluate(new Dictionary<string, object?> { ["a"] = a, ["b"] = b }).Value;
}
