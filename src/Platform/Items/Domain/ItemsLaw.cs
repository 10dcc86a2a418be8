using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>File <c>law/items.yaml</c> of the pack: the terms that bind the catalogue itself.</summary>
internal sealed class ItemsLawFile
{
    public ChangeTerms Changes { get; set; } = new();
    public List<LongestTerm> Longest { get; set; } = [];
}

/// <summary>How soon the catalogue follows a law or document that was published.</summary>
internal sealed class ChangeTerms
{
    public ChangeTerm Propose { get; set; } = new();
    public ChangeTerm Adjust { get; set; } = new();

    /// <summary>From how many days left on a request warns.</summary>
    public int Amber { get; set; }
}

internal sealed class ChangeTerm
{
    public int Days { get; set; }
    public string Unit { get; set; } = "工作日";
    public string Name { get; set; } = "";
    public string Article { get; set; } = "";

    /// <summary>The last day, counted from the day after <paramref name="from"/>.</summary>
    public DateOnly DueAfter(Engines.Calendar.WorkCalendar calendar, DateOnly from) => (Unit == "自然日" ? calendar.AddNaturalDays(from, Days) : calendar.AddWorkingDays(from, Days)).Date;

    public override string ToString() => $"{Days} 个{Unit}";
}

/// <summary>The longest legal term that an item may rest on an article.</summary>
internal sealed class LongestTerm
{
    public string Law { get; set; } = "";
    public string Article { get; set; } = "";
    public int Days { get; set; }

    /// <summary>Where several bodies handle it together; the same as <see cref="Days"/> when the article makes no difference.</summary>
    public int JointDays { get; set; }
    public string Unit { get; set; } = "工作日";

    public bool IsBasisOf(ItemElements item) =>
        item.Clock.Legal.Law.EndsWith(Law, StringComparison.Ordinal) && item.Clock.Legal.Article.StartsWith(Article, StringComparison.Ordinal);

    public DayTerm MostFor(ItemElements item) => new(item.JointBodies.Count > 0 ? JointDays : Days, Unit);
}

/// <summary>The law of the catalogue as the packs have it now.</summary>
internal sealed class ItemsLaw
{
    public const string FileName = "law/items.yaml";
    private readonly Func<ItemsLawFile> _file;

    /// <summary>Reads it at once, so that a pack without terms is noticed at the start.</summary>
    public ItemsLaw(PackFolder pack)
    {
        var part = new PackPart<ItemsLawFile>(pack, Read);
        _ = part.Value;
        _file = () => part.Value;
    }

    public ItemsLaw(ItemsLawFile file) => _file = () => file;

    public ChangeTerms Changes => _file().Changes;

    public IReadOnlyList<LongestTerm> Longest => _file().Longest;

    private static ItemsLawFile Read(PackFolder pack)
    {
        var file = pack.Read<ItemsLawFile>(FileName);
        return file.Changes is { Propose.Days: > 0, Adjust.Days: > 0 } ? file : throw new InvalidDataException($"{FileName} 缺少期限：changes.propose、changes.adjust");
    }
}
