using Heluo.Engines.Calendar;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Services.Ratings.Domain;

/// <summary>File <c>law/ratings.yaml</c> of the pack: levels, indicators, clocks, screening.</summary>
internal sealed class RatingRules
{
    public const int Levels = 5;

    public RatingRules(PackFolder pack)
        : this(pack.Read<RatingRulesFile>("law/ratings.yaml"))
    {
    }

    public RatingRules(RatingRulesFile file)
    {
        if (file.Levels.Count != Levels) throw new InvalidDataException($"law/ratings.yaml：levels 应有 {Levels} 级，现有 {file.Levels.Count} 级");
        foreach (var clock in ClockKeys)
            if (!file.Clocks.ContainsKey(clock)) throw new InvalidDataException($"law/ratings.yaml 缺少期限：{clock}");
        File = file;
        Lamps = new LampRule(file.Lamps.Amber, file.Lamps.Red);
    }

    /// <summary>Clocks of a work order by their keys in the file.</summary>
    public static IEnumerable<string> ClockKeys => Enum.GetValues<ReviewClock>().Where(c => c != ReviewClock.None).Select(KeyOf);

    public RatingRulesFile File { get; }

    public LampRule Lamps { get; }

    public string Basis => File.Basis;

    public bool IsBad(int stars) => stars <= File.BadUpTo;

    /// <summary>What a number of stars is called.</summary>
    public string LevelName(int stars) => File.Levels[stars - 1];

    public RatingTerm TermOf(ReviewClock clock) => File.Clocks[KeyOf(clock)];

    /// <summary>Indicators offered with a number of stars to those who used a channel.</summary>
    public IEnumerable<IndicatorOption> Indicators(int stars, bool online) =>
        File.Indicators.Options.Where(i => i.Stars == stars && (i.Channel.Length == 0 || i.Channel == (online ? "online" : "window")));

    /// <summary>A service that is rated by itself; null when there is none of the key.</summary>
    public OccasionRule? FindOccasion(string key) => File.Occasions.Find(o => o.Key == key);

    public string IndicatorName(string code) => File.Indicators.Options.Find(i => i.Code == code)?.Name ?? code;

    private static string KeyOf(ReviewClock clock) => char.ToLowerInvariant(clock.ToString()[0]) + clock.ToString()[1..];
}

internal sealed class RatingRulesFile
{
    public string Basis { get; init; } = "";
    public List<string> Levels { get; init; } = [];
    public int BadUpTo { get; init; } = 2;
    public RatingTerm RateWithin { get; init; } = new();
    public RatingTerm FollowUpWithin { get; init; } = new();
    public RatingTerm OccasionWithin { get; init; } = new();
    public List<OccasionRule> Occasions { get; init; } = [];
    public DefaultRule Default { get; init; } = new();
    public LampRuleFile Lamps { get; init; } = new();
    public Dictionary<string, RatingTerm> Clocks { get; init; } = [];
    public IndicatorSet Indicators { get; init; } = new();
    public ScreenRule Screen { get; init; } = new();
    public ExchangeCodes Exchange { get; init; } = new();
}

/// <summary>Codes of the interface on which the sources disagree (standards A0).</summary>
internal sealed class ExchangeCodes
{
    /// <summary>办件类型 to promiseTime.</summary>
    public Dictionary<string, string> PromiseTime { get; init; } = new() { ["承诺件"] = "1", ["即办件"] = "2" };
}

/// <summary>A service within a matter that is rated by itself (一次一评).</summary>
internal sealed class OccasionRule
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>Names of the acts after which it may be rated, as they stand in the timeline.</summary>
    public List<string> After { get; init; } = [];
}

/// <summary>A term with its article.</summary>
internal class RatingTerm
{
    public int Days { get; init; }
    public string Unit { get; init; } = "工作日";
    public string Name { get; init; } = "";
    public string Article { get; init; } = "";

    /// <summary>The last day of the term for something that happened on a day.</summary>
    public DateOnly DueAfter(WorkCalendar calendar, DateOnly day) =>
        Unit == "自然日" ? calendar.AddNaturalDays(day, Days).Date : Days == 0 ? calendar.OnOrAfter(day).Date : calendar.AddWorkingDays(day, Days).Date;
}

/// <summary>Whether and when silence counts as a default rating.</summary>
internal sealed class DefaultRule : RatingTerm
{
    public bool Enabled { get; init; }
}

internal sealed class LampRuleFile
{
    public int Amber { get; init; } = 1;
    public int Red { get; init; }
}

internal sealed class IndicatorSet
{
    public string Version { get; init; } = "";
    public List<IndicatorOption> Options { get; init; } = [];
}

/// <summary>Something that was good or bad, by stars.</summary>
internal sealed class IndicatorOption
{
    public string Code { get; init; } = "";
    public int Stars { get; init; }
    public string Name { get; init; } = "";
    public string Channel { get; init; } = "";
}

internal sealed class ScreenRule
{
    public List<string> Words { get; init; } = [];
}
