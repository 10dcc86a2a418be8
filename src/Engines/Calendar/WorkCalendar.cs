using System.Collections.Frozen;

namespace Heluo.Engines.Calendar;

/// <summary>
/// The working days of China: Monday to Friday except public holidays, and weekend days adjusted to work (国务院 全国年节及纪念日放假办法).
/// Immutable; every question is answered in constant time. Outside the years with a table only weekends are days off, and answers say so.
/// </summary>
public sealed class WorkCalendar
{
    private const int LargestCount = 36_600;
    private readonly FrozenDictionary<DateOnly, ExceptionalDay> _exceptions;
    private readonly YearTable[] _tables;
    private readonly int _first;
    private readonly int _last;

    /// <summary>For each day from the first: how many working days there are up to and including it.</summary>
    private readonly int[] _countUpTo;

    /// <summary>The day numbers of the working days in order.</summary>
    private readonly int[] _workingDays;

    /// <summary>Builds a calendar from tables of consecutive years.</summary>
    /// <exception cref="ArgumentException">There is no table, or a year is missing or doubled; the message is Chinese.</exception>
    public WorkCalendar(IEnumerable<YearTable> tables)
    {
        _tables = [.. tables.OrderBy(table => table.Year)];
        if (_tables.Length == 0) throw new ArgumentException("至少需要一个年度的工作日表", nameof(tables));
        for (var i = 1; i < _tables.Length; i++)
        {
            var (before, year) = (_tables[i - 1].Year, _tables[i].Year);
            if (year != before + 1) throw new ArgumentException($"工作日表的年度应连续：{before} 年之后是 {year} 年", nameof(tables));
        }

        _exceptions = _tables.SelectMany(table => table.Days).ToFrozenDictionary(day => day.Date);
        _first = new DateOnly(_tables[0].Year, 1, 1).DayNumber;
        _last = new DateOnly(_tables[^1].Year, 12, 31).DayNumber;
        _countUpTo = new int[_last - _first + 1];
        var working = new List<int>();
        for (var day = _first; day <= _last; day++)
        {
            var date = DateOnly.FromDayNumber(day);
            if (_exceptions.TryGetValue(date, out var exception) ? exception.Works : IsWeekday(day)) working.Add(day);
            _countUpTo[day - _first] = working.Count;
        }

        _workingDays = [.. working];
    }

    /// <summary>The calendar of the tables that come with the engine.</summary>
    public static WorkCalendar Published { get; } = new(YearTable.Published);

    /// <summary>The tables it was built from, in order of year.</summary>
    public IReadOnlyList<YearTable> Tables => _tables;

    /// <summary>The first year with a table.</summary>
    public int FirstYear => _tables[0].Year;

    /// <summary>The last year with a table.</summary>
    public int LastYear => _tables[^1].Year;

    /// <summary>The same calendar with a year's table replaced, or the next year's added.</summary>
    /// <exception cref="ArgumentException">The year does not follow the years there are.</exception>
    public WorkCalendar With(YearTable table) => new(_tables.Where(other => other.Year != table.Year).Append(table));

    /// <summary>True when the year of <paramref name="date"/> has a table.</summary>
    public bool Covers(DateOnly date) => date.DayNumber >= _first && date.DayNumber <= _last;

    /// <summary>True when people work on <paramref name="date"/>.</summary>
    public bool IsWorkingDay(DateOnly date) => CountUpTo(date.DayNumber) > CountUpTo(date.DayNumber - 1);

    /// <summary>What a notice orders for the day; null when it follows the week.</summary>
    public ExceptionalDay? ExceptionOn(DateOnly date) => _exceptions.GetValueOrDefault(date);

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    public DueDate OnOrAfter(DateOnly date) => IsWorkingDay(date) ? Due(date, date) : AddWorkingDays(date, 1);

    /// <summary>
    /// The last day of a term of working days; the day of the event is not counted. Zero gives the day itself; a negative number counts
    /// back.
    /// </summary>
    /// <param name="start">The day of the event, a working day or not.</param>
    /// <param name="days">−36,600 to 36,600.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside that range.</exception>
    public DueDate AddWorkingDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)days), LargestCount, nameof(days));
        if (days == 0) return Due(start, start);
        var place = days > 0 ? CountUpTo(start.DayNumber) + days : CountUpTo(start.DayNumber - 1) + days + 1;
        return Due(start, DateOnly.FromDayNumber(WorkingDayAt(place)));
    }

    /// <summary>
    /// The number of working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref
    /// name="to"/> is earlier.
    /// Ask <see cref="Covers"/> for both days whether it is provisional.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => CountUpTo(to.DayNumber) - CountUpTo(from.DayNumber);

    /// <summary>
    /// The last day of a term of calendar days; the day of the event is not counted, and a last day on which nobody works moves to the
    /// next working day.
    /// Zero gives the day itself.
    /// </summary>
    /// <param name="start">The day of the event.</param>
    /// <param name="days">0 to 36,600.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside that range.</exception>
    public DueDate AddNaturalDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, LargestCount);
        return days == 0 ? Due(start, start) : OnOrAfter(start.AddDays(days));
    }

    private static bool IsWeekday(int day) => day % 7 < 5;

    /// <summary>Mondays to Fridays from day 0 (a Monday) to the day.</summary>
    private static int WeekdaysUpTo(int day) => (day + 1) / 7 * 5 + Math.Min((day + 1) % 7, 5);

    private static int WeekdayAt(int place) => (place - 1) / 5 * 7 + (place - 1) % 5;

    private DueDate Due(DateOnly from, DateOnly to) => new(to, !Covers(from) || !Covers(to));

    private int CountUpTo(int day)
    {
        if (day < _first) return WeekdaysUpTo(day) - WeekdaysUpTo(_first - 1);
        return day <= _last ? _countUpTo[day - _first] : _workingDays.Length + WeekdaysUpTo(day) - WeekdaysUpTo(_last);
    }

    private int WorkingDayAt(int place)
    {
        if (place < 1) return WeekdayAt(WeekdaysUpTo(_first - 1) + place);
        return place <= _workingDays.Length ? _workingDays[place - 1] : WeekdayAt(WeekdaysUpTo(_last) + place - _workingDays.Length);
    }
}
