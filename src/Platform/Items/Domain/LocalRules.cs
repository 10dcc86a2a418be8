using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>File <c>local-elements.yaml</c> of the pack: which elements a city or county may set itself, and how far.</summary>
internal sealed class LocalRulesFile
{
    public List<LocalRule> Elements { get; set; } = [];
    public List<LockedElement> Locked { get; set; } = [];
}

/// <summary>An element that may be set locally.</summary>
internal sealed class LocalRule
{
    public string Key { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>Levels that may set it.</summary>
    public List<string> Levels { get; set; } = [];

    /// <summary>The level below takes it over.</summary>
    public bool Inherited { get; set; }
    public string Hint { get; set; } = "";
}

/// <summary>An element that is the same everywhere, with the rule that says so.</summary>
internal sealed class LockedElement
{
    public string Name { get; set; } = "";
    public string Source { get; set; } = "";
}

/// <summary>Judges local elements.</summary>
internal sealed class LocalRules(PackFolder pack)
{
    /// <summary>Elements that can be set locally at all.</summary>
    public static readonly string[] Keys = ["promised", "visits", "channels", "materials", "contact", "faqs"];

    private readonly PackPart<LocalRulesFile> _file = new(pack, p => p.Read<LocalRulesFile>("local-elements.yaml"));

    public LocalRulesFile File => _file.Value;

    public bool IsInherited(string key) => Find(key) is { Inherited: true };

    public LocalRule? Find(string key) => File.Elements.Find(e => e.Key == key);

    public bool MaySet(string key, string level) => Find(key)?.Levels.Contains(level) == true;

    /// <summary>What is wrong with a local part over the elements it changes, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Judge(LocalPart part, ItemElements above, string level)
    {
        var faults = new Dictionary<string, string>();
        Lock("contact", part.Contact);
        Lock("promised", part.Promised);
        Lock("visits", part.Visits);
        Lock("channels", part.Channels);
        Lock("materials", part.DroppedMaterials);
        Lock("faqs", part.Faqs);
        if (part.Promised is { } promised && (promised.Days < 0 || ClockRules.IsLonger(promised, above.Clock.Promised)))
            faults["promised"] = $"承诺时限只能比上级的 {above.Clock.Promised.Days} 个{above.Clock.Promised.Unit}更短";
        if (part.Visits is { } visits && (visits < 0 || visits > above.Visits)) faults["visits"] = $"到现场次数只能比上级的 {above.Visits} 次更少";
        if (part.Channels?.Any(c => !Vocabulary.Channels.Contains(c)) == true) faults["channels"] = "有不认识的办理形式，请重新选择";
        if (part.DroppedMaterials?.Any(id => above.Materials.All(m => m.Id != id)) == true) faults["materials"] = "只能减少上级清单里已有的材料";
        if (part.Contact is { Phone.Length: 0 }) faults["contact"] = "请填写咨询电话";
        if (part.Faqs?.Any(f => f.Q.Length == 0 || f.A.Length == 0) == true) faults["faqs"] = "问题和回答都要写";
        return faults;

        void Lock(string key, object? value)
        {
            if (value is not null && !MaySet(key, level)) faults[key] = $"“{Find(key)?.Name ?? key}”不允许本级调整";
        }
    }
}
