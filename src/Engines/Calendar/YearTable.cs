using System.Globalization;

namespace Heluo.Engines.Calendar;

/// <summary>
/// The exceptional days of one calendar year as the State Council's notices order them. Days it does not name follow the week.
/// Text form: comment lines with <c>#</c>, a heading, then <c>date,kind,name,source,version</c> with kind <c>holiday</c> or <c>workday</c>, in Chinese <c>放假</c> or <c>上班</c>;
/// Chinese commas will do.
/// </summary>
public sealed class YearTable
{
    private const string Heading = "date,kind,name,source,version";

    /// <summary>Makes a table.</summary>
    /// <exception cref="FormatException">A day lies outside the year or occurs twice; the message is Chinese.</exception>
    public YearTable(int year, IEnumerable<ExceptionalDay> days)
    {
        Year = year;
        Days = [.. days.OrderBy(day => day.Date)];
        for (var i = 0; i < Days.Count; i++)
        {
            if (Days[i].Date.Year != year) throw new FormatException($"{year} 年的工作日表中有不属于该年的日期 {Days[i].Date:yyyy-MM-dd}");
            if (i > 0 && Days[i].Date == Days[i - 1].Date) throw new FormatException($"{year} 年的工作日表中日期 {Days[i].Date:yyyy-MM-dd} 重复");
        }
    }

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>The exceptional days in order of date.</summary>
    public IReadOnlyList<ExceptionalDay> Days { get; }

    /// <summary>The highest version among the days; 0 for an empty table.</summary>
    public int Version => Days.Count == 0 ? 0 : Days.Max(day => day.Version);

    /// <summary>The tables that come with the engine, 2018 to 2026, in order of year.</summary>
    public static IReadOnlyList<YearTable> Published { get; } = [.. ReadPublished().OrderBy(table => table.Year)];

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">A line cannot be read; the message names the line and is Chinese.</exception>
    public static YearTable Parse(int year, string text)
    {
        var days = new List<ExceptionalDay>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var row = line.Trim();
            if (row.Length == 0 || row[0] == '#' || row == Heading) continue;
            days.Add(ParseRow(row) ?? throw new FormatException($"{year} 年的工作日表第 {number} 行无法识别，应为“日期,放假或上班,名称,来源,版本”：{row}"));
        }

        return new YearTable(year, days);
    }

    private static ExceptionalDay? ParseRow(string row)
    {
        var fields = row.Split(',', '，');
        if (fields.Length != 5 || fields[1].Trim() is not ("holiday" or "workday" or "放假" or "上班")) return null;
        if (!DateOnly.TryParseExact(fields[0].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        return int.TryParse(fields[4].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? new ExceptionalDay(date, fields[1].Trim() is "workday" or "上班", fields[2], fields[3], version)
            : null;
    }

    private static IEnumerable<YearTable> ReadPublished()
    {
        var assembly = typeof(YearTable).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.EndsWith(".csv", StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return Parse(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
