namespace Heluo.Engines.Calendar;

/// <summary>The supervision lamp of a running clock.</summary>
public enum Lamp
{
    /// <summary>绿灯: enough time.</summary>
    Green,

    /// <summary>黄灯: the end is near.</summary>
    Amber,

    /// <summary>红灯: the end is very near.</summary>
    Red,

    /// <summary>超期.</summary>
    Overdue,
}

/// <summary>When lamps change and when a day ends; local rules, hence data.</summary>
/// <param name="AmberFrom">Amber when this many days or fewer remain.</param>
/// <param name="RedFrom">Red when this many days or fewer remain; not more than <paramref name="AmberFrom"/>.</param>
/// <param name="ClosesAt">When the last day ends: close of business, or null for 24:00.</param>
public readonly record struct LampRule(int AmberFrom, int RedFrom, TimeOnly? ClosesAt = null)
{
    internal Lamp Show(int remaining, bool overdue)
    {
        if (overdue) return Lamp.Overdue;
        if (remaining <= RedFrom) return Lamp.Red;
        return remaining <= AmberFrom ? Lamp.Amber : Lamp.Green;
    }
}
