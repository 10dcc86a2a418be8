namespace Heluo.Engines.Calendar;

/// <summary>In what a legal term is counted.</summary>
public enum TermUnit
{
    /// <summary>工作日: days on which people work.</summary>
    WorkingDay,

    /// <summary>自然日: calendar days.</summary>
    NaturalDay,

    /// <summary>月: ends on the day of the same number, or the last of the month.</summary>
    Month,

    /// <summary>年: ends on the same day of a later year.</summary>
    Year,
}
