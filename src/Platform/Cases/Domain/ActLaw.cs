using System.Collections.Frozen;
using Heluo.Engines.Calendar;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>File <c>law/matter-acts.yaml</c>: the law of every act on a matter, as data.</summary>
internal sealed class ActLawFile
{
    public string Law { get; init; } = "";
    public string Source { get; init; } = "";
    public IntakeHours Intake { get; init; } = new();
    public LampDays Lamps { get; init; } = new();
    public List<string> ReviewedAbove { get; init; } = [];
    public Dictionary<string, TermRule> Terms { get; init; } = [];
    public List<ActRule> Acts { get; init; } = [];
}

/// <summary>On which day a submission counts; <c>nextWorkingDay</c> only where a local rule says so.</summary>
internal sealed class IntakeHours
{
    public string AfterHours { get; init; } = "sameDay";
    public string ClosesAt { get; init; } = "17:00";

    public IntakeRule ToRule() => AfterHours == "nextWorkingDay"
        ? new IntakeRule(true, TimeOnly.Parse(ClosesAt, System.Globalization.CultureInfo.InvariantCulture))
        : IntakeRule.SameDay;
}

internal sealed class LampDays
{
    public int Amber { get; init; } = 3;
    public int Red { get; init; } = 1;
}

/// <summary>A legal term.</summary>
internal sealed class TermRule
{
    public int Days { get; init; }
    public string Unit { get; init; } = "工作日";
    public string Article { get; init; } = "";
    public string Name { get; init; } = "";

    public LegalTerm ToTerm() => new(Days, Unit == "自然日" ? TermUnit.NaturalDay : TermUnit.WorkingDay, Article);
}

/// <summary>The law of one act.</summary>
internal sealed class ActRule
{
    public MatterAct Act { get; init; }
    public string Name { get; init; } = "";
    public List<MatterStatus> From { get; init; } = [];
    public MatterStatus To { get; init; }
    public string Article { get; init; } = "";
    public string Document { get; init; } = "";
    public string Permission { get; init; } = "";
    public string Consequence { get; init; } = "";

    /// <summary>Done by the platform's clocks only.</summary>
    public bool Platform { get; init; }

    /// <summary>Done by the applicant only.</summary>
    public bool Applicant { get; init; }

    /// <summary>A reason must be given.</summary>
    public bool Reason { get; init; }

    /// <summary>The points to correct must be given.</summary>
    public bool Points { get; init; }

    /// <summary>May be done only once in a matter.</summary>
    public bool Once { get; init; }

    /// <summary>The special procedure must be named.</summary>
    public bool Procedure { get; init; }

    /// <summary>Leaves the work item of the step open.</summary>
    public bool KeepsStep { get; init; }

    /// <summary>The applicant does not see the entry in the timeline.</summary>
    public bool Internal { get; init; }

    /// <summary>Counts from the day the materials came in.</summary>
    public bool Backdated { get; init; }

    /// <summary>Ends the matter.</summary>
    public bool Ends { get; init; }

    /// <summary>Clock that it starts: answer, correction, decision, delivery.</summary>
    public string Starts { get; init; } = "";

    /// <summary>Clock that it stops, or <c>all</c>.</summary>
    public string Stops { get; init; } = "";
}

/// <summary>The acts of the law, ready to ask.</summary>
internal sealed class ActLaw
{
    private const string JointExtension = "jointExtension";
    private readonly FrozenDictionary<MatterAct, ActRule> _acts;

    public ActLaw(PackFolder pack)
        : this(pack.Read<ActLawFile>("law/matter-acts.yaml"))
    {
    }

    public ActLaw(ActLawFile file)
    {
        _acts = file.Acts.ToFrozenDictionary(a => a.Act);
        var missing = Enum.GetValues<MatterAct>().Where(a => !_acts.ContainsKey(a)).ToArray();
        if (missing.Length > 0) throw new InvalidDataException($"law/matter-acts.yaml 缺少行为：{string.Join('、', missing)}");
        Terms = file.Terms;
        ReviewedAbove = file.ReviewedAbove.ToHashSet();
        Intake = file.Intake.ToRule();
        Lamps = new LampRule(file.Lamps.Amber, file.Lamps.Red);
    }

    public IReadOnlyDictionary<string, TermRule> Terms { get; }

    /// <summary>Kinds of bodies whose acts the next higher body of the same kind reviews (行政复议法 27).</summary>
    public IReadOnlySet<string> ReviewedAbove { get; }

    public IntakeRule Intake { get; }

    public LampRule Lamps { get; }

    public IEnumerable<ActRule> All => _acts.Values;

    public ActRule Of(MatterAct act) => _acts[act];

    /// <summary>Several bodies handle the item together (行政许可法 26): its term is longer, and the head of the government extends it (42).</summary>
    public bool IsJoint(ItemElements elements) => elements.JointBodies.Count > 0 && Terms.ContainsKey(JointExtension);

    /// <summary>By how much the term of an item is extended.</summary>
    public TermRule ExtensionOf(ItemElements elements) => Terms[IsJoint(elements) ? JointExtension : "extension"];

    /// <summary>The rule when the act is lawful now, or the refusal with its article.</summary>
    public Kernel.Results.Result<ActRule> Judge(MatterAct act, Matter matter)
    {
        var rule = _acts[act];
        if (!rule.From.Contains(matter.Status)) return CasesErrors.ActNotNow.With(Words.Of(matter.Status), rule.Name) with { Article = rule.Article };
        if (rule.Once && matter.CorrectedOnce) return CasesErrors.OnlyOnce.With(rule.Name) with { Article = rule.Article };
        return rule;
    }
}
