using System.Globalization;
using Heluo.Engines.Codes;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Codes;

/// <summary>The content pack of divisions, read here by its documented form alone.</summary>
public sealed class HenanDivisionsTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot(), "packs", "henan", "divisions");
    private static readonly List<(string Code, string Name)> Divisions = [.. Directory.GetFiles(Folder, "41*.txt").Order().SelectMany(Read)];
    private static readonly List<Change> Changes = [.. ReadChanges()];

    [Theory]
    [InlineData(DivisionLevel.Prefecture, 18)]
    [InlineData(DivisionLevel.County, 181)]
    [InlineData(DivisionLevel.Township, 2586)]
    [InlineData(DivisionLevel.Village, 52378)]
    public void Pack_OfEachLevel_HoldsAll(DivisionLevel level, int count) =>
        Divisions.Count(division => DivisionCode.Parse(division.Code).Level == level).ShouldBe(count);

    [Fact]
    public void Pack_Codes_AreUniqueAndNamed()
    {
        Divisions.Select(division => division.Code).Distinct().Count().ShouldBe(Divisions.Count);
        Divisions.ShouldAllBe(division => division.Name.Length > 0 && division.Name.Trim() == division.Name);
    }

    [Fact]
    public void Pack_FunctionalZones_AreMarkedAndTwentyFour()
    {
        var counties = Divisions.Where(division => division.Code.Length == 6).ToList();

        counties.ShouldAllBe(county => county.Name.EndsWith('!') == DivisionCode.Parse(county.Code).IsFunctionalZone);
        counties.Count(county => county.Name.EndsWith('!')).ShouldBe(24);
    }

    [Fact]
    public void Changes_FollowedToTheEnd_ReachADivisionOfToday()
    {
        var today = Divisions.Select(division => new Place(division.Code, division.Name)).ToHashSet();

        foreach (var change in Changes) LastSuccessors(change.After, 0).ShouldAllBe(last => today.Contains(last), $"{change.Before} leads nowhere");
    }

    [Fact]
    public void Changes_EveryLine_IsWellFormed()
    {
        Changes.Count.ShouldBeGreaterThan(150);
        Changes.ShouldAllBe(change => DivisionCode.Check(change.Before.Code).IsNone && DivisionCode.Check(change.After.Code).IsNone);
        Changes.ShouldAllBe(change => (change.Kind == "rename") == (change.Before.Code == change.After.Code));
        Changes.Select(change => change.Effective).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("410224", "开封县", "410212", "祥符区")]
    [InlineData("410306", "吉利区", "410308", "孟津区")]
    [InlineData("411626", "淮阳县", "411603", "淮阳区")]
    public void Changes_KnownChange_IsThere(string before, string beforeName, string after, string afterName) =>
        Changes.Count(change => change.Before == new Place(before, beforeName) && change.After == new Place(after, afterName)).ShouldBe(1);

    private static IEnumerable<Place> LastSuccessors(Place place, int depth)
    {
        depth.ShouldBeLessThan(10);
        var next = Changes.Where(change => change.Before == place).ToList();
        return next.Count == 0 ? [place] : next.SelectMany(change => LastSuccessors(change.After, depth + 1));
    }

    private static IEnumerable<Change> ReadChanges() =>
        from line in File.ReadLines(Path.Combine(Folder, "changes.csv")).Skip(1)
        let fields = line.Split(',')
        select new Change(
            DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), fields[2], new Place(fields[3], fields[4]), new Place(fields[5], fields[6]));

    private static IEnumerable<(string Code, string Name)> Read(string file)
    {
        var codes = new string[4];
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith('#')) continue;
            var level = line.Length - line.TrimStart(' ').Length;
            var space = line.IndexOf(' ', level);
            codes[level] = (level == 0 ? "" : codes[level - 1]) + line[level..space];
            yield return (codes[level], line[(space + 1)..]);
        }
    }

    private sealed record Place(string Code, string Name);

    private sealed record Change(DateOnly Effective, string Kind, Place Before, Place After);
}
