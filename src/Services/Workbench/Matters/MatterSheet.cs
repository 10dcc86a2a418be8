using Heluo.Engines.Forms;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Web.Forms;

namespace Heluo.Services.Workbench.Matters;

/// <summary>Everything the matter page shows.</summary>
public sealed record MatterSheet
{
    private const string FormFile = "form.";

    public required MatterView Matter { get; init; }

    public required Implementation Implementation { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Where the page was opened from; after an act one is led back there.</summary>
    public required string Back { get; init; }

    public FormView? Form { get; init; }

    /// <summary>The form before the correction; null when there was none.</summary>
    public FormView? Before { get; init; }

    public FormHelp Help { get; init; } = FormHelp.None;

    /// <summary>Materials that the situation calls for.</summary>
    public IReadOnlyList<Material> Materials { get; init; } = [];

    /// <summary>Open work items with whom each may be handed to, for those the reader may hand on.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<Platform.Directory.Contracts.Colleague>> Candidates { get; init; } = new Dictionary<long, IReadOnlyList<Platform.Directory.Contracts.Colleague>>();

    /// <summary>The file that is previewed; null when there are none.</summary>
    public AttachmentView? Shown { get; init; }

    /// <summary>The previewed file is a PDF that browsers can't show.</summary>
    public bool ShownIsDamaged { get; init; }

    public ItemElements Elements => Implementation.Elements;

    /// <summary>Acts of officials: first what moves the matter on, last what refuses.</summary>
    public IReadOnlyList<AllowedAct> Acts => [.. Matter.Acts.Where(a => a.Act is not (MatterAct.Supplement or MatterAct.Withdraw)).OrderBy(a => Place(a.Act))];

    /// <summary>Numbers, telephones and accounts are masked for whoever neither has the right to see them nor has to compare them now.</summary>
    public bool IsMasked => !Matter.IsFull && Acts.Count == 0;

    /// <summary>The act that key <c>a</c> does.</summary>
    public MatterAct? First => Acts.Count == 0 ? null : Acts[0].Act;

    private static int Place(MatterAct act) => act switch
    {
        MatterAct.Accept or MatterAct.Pass or MatterAct.Approve or MatterAct.Deliver or MatterAct.Extend or MatterAct.Resume => 0,
        MatterAct.RefuseAcceptance or MatterAct.Reject => 2,
        _ => 1,
    };

    public IReadOnlyList<AttachmentView> FilesOf(string materialId) => [.. Matter.Attachments.Where(a => a.MaterialId == materialId)];

    /// <summary>What a file belongs to, in words: the material, or the field of the form.</summary>
    public string NameOf(string materialId)
    {
        if (materialId.Length == 0) return "申请表";
        var path = materialId.StartsWith(FormFile, StringComparison.Ordinal) ? materialId[FormFile.Length..] : null;
        var field = path is null ? null : Form?.Groups.SelectMany(g => Every(g.Fields)).FirstOrDefault(f => f.Path == path || f.Field.Id == path);
        return field?.Field.Label ?? Materials.FirstOrDefault(m => m.Id == materialId)?.Name ?? "材料";
    }

    private static IEnumerable<FieldView> Every(IEnumerable<FieldView> fields) => fields.SelectMany(f => Every(f.Fields.Concat(f.Rows.SelectMany(row => row))).Prepend(f));

    /// <summary>Came after the applicant was told to correct.</summary>
    public bool IsNew(AttachmentView file) => Matter.FormerAt is { } told && file.At > told;

    /// <summary>Review points of the step that waits, or all of them.</summary>
    public IReadOnlyList<ReviewPoint> Points
    {
        get
        {
            var here = Matter.Work.Select(w => w.Step).ToList();
            var own = Elements.ReviewPoints.Where(p => here.Any(step => step.Contains(p.Step, StringComparison.Ordinal) || (p.Step == "审查" && step is "初审" or "复审"))).ToList();
            return own.Count > 0 ? own : Elements.ReviewPoints;
        }
    }
}
