using System.Globalization;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Directory.Seeding;

/// <summary>Reads <c>divisions/*.txt</c> and <c>divisions/changes.csv</c> of the pack (their format is in <c>divisions/README.md</c>).</summary>
internal static class DivisionFiles
{
    /// <summary>Every division, today's and withdrawn ones, with the days each is valid.</summary>
    /// <exception cref="InvalidDataException">A line is not what it should be; the message names file and line.</exception>
    public static IReadOnlyList<DivisionRow> Read(PackFolder pack)
    {
        List<DivisionRow> rows = [new() { Code = "41", Name = "河南省", Level = DivisionLevel.Province, Parent = "" }];
        foreach (var file in pack.Files("divisions", ".txt")) rows.AddRange(ReadCity(file));
        AddHistory(rows, File.ReadAllLines(pack.File(Path.Combine("divisions", "changes.csv"))));
        return rows;
    }

    private static IEnumerable<DivisionRow> ReadCity(string file)
    {
        var above = new string[5];
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var text = line.TrimStart(' ');
            if (text.Length == 0 || text[0] == '#') continue;
            var depth = line.Length - text.Length;
            var gap = text.IndexOf(' ');
            if (gap <= 0 || depth > 3 || !text.AsSpan(0, gap).ContainsOnlyDigits()) throw new InvalidDataException($"{Path.GetFileName(file)} 第 {number} 行：应为编码、空格、名称");
            above[depth] = (depth == 0 ? "" : above[depth - 1]) + text[..gap];
            var name = text[(gap + 1)..].TrimEnd();
            yield return new DivisionRow
            {
                Code = above[depth], Name = Spell(name), Level = (DivisionLevel)(depth + 2), Parent = depth == 0 ? "41" : above[depth - 1], IsZone = name[^1] == '!',
            };
        }
    }

    private static string Spell(string name) => name[^1] switch
    {
        '+' => name[..^1] + "村民委员会",
        '=' => name[..^1] + "居民委员会",
        '-' => name[..^1] + "村委会",
        '~' => name[..^1] + "居委会",
        '!' => name[..^1],
        _ => name,
    };

    /// <summary>
    /// A withdrawn code becomes a row that ends the day before the change and names its successor. Where a code lives on under another name, the old name is kept
    /// under the code with the day it ended (<c>410621@1986-12-30</c>), so that a look-up as of a day finds it.
    /// </summary>
    private static void AddHistory(List<DivisionRow> rows, IEnumerable<string> lines)
    {
        var known = rows.ToDictionary(r => r.Code);
        foreach (var change in lines.Skip(1).Select(l => l.Split(',')).Where(c => c.Length >= 7).OrderBy(c => c[0], StringComparer.Ordinal))
        {
            var (day, before, name, after) = (DateOnly.ParseExact(change[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), change[3], change[4], change[5]);
            // a renamed code, or one that meant another place before, begins here; a division that only took over another was there already
            var reused = known.Keys.Any(code => code.StartsWith(after + "@", StringComparison.Ordinal));
            if (known.TryGetValue(after, out var successor) && successor.ValidTo is null && successor.Name == change[6] && (before == after || reused)) successor.ValidFrom = day;
            var code = known.ContainsKey(before) ? $"{before}@{day.AddDays(-1):yyyy-MM-dd}" : before;
            if (known.ContainsKey(code)) continue;
            var row = new DivisionRow
            {
                Code = code, Name = name, Level = before.Length <= 4 ? DivisionLevel.City : DivisionLevel.County, Parent = before.Length <= 4 ? "41" : before[..4],
                ValidTo = day.AddDays(-1), Successor = after,
            };
            rows.Add(row);
            known.Add(code, row);
        }
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
