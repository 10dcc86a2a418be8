namespace Heluo.Platform.Items.Contracts;

/// <summary>All elements of a service item (GB/T 39554.2; standards A2). Lists are in the order shown.</summary>
public sealed record ItemElements
{
    /// <summary>Key in the pack, kebab-case.</summary>
    public required string Key { get; init; }

    /// <summary>基本编码, 12 digits.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>事项类型: 行政许可 行政确认 行政给付 行政奖励 行政裁决 其他行政权力 公共服务.</summary>
    public required string Type { get; init; }

    /// <summary>Exercising levels: province city county township village.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Kind of body that handles it.</summary>
    public required string BodyKind { get; init; }

    /// <summary>服务对象.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>Topics for persons (出生 入学 …).</summary>
    public IReadOnlyList<string> PersonTopics { get; init; } = [];

    /// <summary>Topics for enterprises (开办 经营 …).</summary>
    public IReadOnlyList<string> EnterpriseTopics { get; init; } = [];

    /// <summary>Words citizens use.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>One or two plain sentences.</summary>
    public string Summary { get; init; } = "";

    /// <summary>设定依据.</summary>
    public IReadOnlyList<LegalBasis> Basis { get; init; } = [];

    /// <summary>受理条件.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Questions that narrow materials and form (情形).</summary>
    public IReadOnlyList<Situation> Situations { get; init; } = [];

    /// <summary>申请材料.</summary>
    public IReadOnlyList<Material> Materials { get; init; } = [];

    /// <summary>Key of the form; empty when the item can't be applied for online.</summary>
    public string Form { get; init; } = "";

    /// <summary>Key of the process.</summary>
    public string Process { get; init; } = "";

    /// <summary>办件类型 and clocks.</summary>
    public ItemClock Clock { get; init; } = new();

    /// <summary>Special procedures that stop or extend the clock (行政许可法 45).</summary>
    public IReadOnlyList<SpecialProcedure> SpecialProcedures { get; init; } = [];

    /// <summary>Fees; empty means free.</summary>
    public IReadOnlyList<Fee> Fees { get; init; } = [];

    /// <summary>办理形式.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>到现场次数.</summary>
    public int Visits { get; init; }

    /// <summary>办理结果.</summary>
    public ItemResult Result { get; init; } = new("", "其他", "");

    /// <summary>办理流程.</summary>
    public IReadOnlyList<ItemStep> Steps { get; init; } = [];

    /// <summary>审查工作细则: five columns.</summary>
    public IReadOnlyList<ReviewPoint> ReviewPoints { get; init; } = [];

    /// <summary>常见错误示例.</summary>
    public IReadOnlyList<string> CommonErrors { get; init; } = [];

    /// <summary>Questions people ask.</summary>
    public IReadOnlyList<Faq> Faqs { get; init; } = [];

    /// <summary>Contact.</summary>
    public Contact Contact { get; init; } = new("12345", "12345", "", "");

    /// <summary>权力来源: 法定本级行使, 上级下放, 上级授权, 同级授权, 上级委托 or 同级委托.</summary>
    public string PowerSource { get; init; } = "法定本级行使";

    /// <summary>通办范围: 全国, 全省, 全市, 全县 or 本辖区.</summary>
    public string Reach { get; init; } = "本辖区";

    /// <summary>“跨省通办”: 全程网办, 异地代收代办 or 多地联办; empty when it is not on the national list.</summary>
    public string CrossProvince { get; init; } = "";

    /// <summary>数量限制 in words; empty for none.</summary>
    public string QuantityLimit { get; init; } = "";

    /// <summary>有年检.</summary>
    public bool AnnualInspection { get; init; }

    /// <summary>有年报.</summary>
    public bool AnnualReport { get; init; }

    /// <summary>中介服务 that the law asks for; empty for none.</summary>
    public string Intermediary { get; init; } = "";

    /// <summary>联办机构; empty for none.</summary>
    public IReadOnlyList<string> JointBodies { get; init; } = [];

    /// <summary>Code of the item in a province with codes of another shape, kept as it is written (standards A1.6); empty for none.</summary>
    public string LocalCode { get; init; } = "";

    /// <summary>实施主体性质: 法定机关, 授权组织 or 受委托组织.</summary>
    public string BodyNature { get; init; } = "法定机关";

    /// <summary>委托部门, when the power is entrusted; empty for none.</summary>
    public string EntrustedBy { get; init; } = "";

    /// <summary>网上办理深度: Ⅰ级 to Ⅳ级; empty for Ⅳ级 where one can apply online and Ⅰ级 where not.</summary>
    public string OnlineDepth { get; init; } = "";

    /// <summary>必须到现场办理的原因和依据; empty when nobody needs to come.</summary>
    public string OnSiteReason { get; init; } = "";

    /// <summary>Fees can be paid online.</summary>
    public bool PayOnline { get; init; }

    /// <summary>Field of a public service (河南省政务服务中心管理办法（试行）第二条); empty for powers.</summary>
    public string PublicField { get; init; } = "";

    /// <summary>告知承诺; with an empty content it is not offered.</summary>
    public Commitment Commitment { get; init; } = new("", "", "");

    /// <summary>Why the item is not handled in the government service centre, with the number of the approval; empty when it is.</summary>
    public string OutsideCentre { get; init; } = "";

    /// <summary>True when the guide is complete; false for an item that only the catalogue knows.</summary>
    public bool Complete => Steps.Count > 0;

    /// <summary>True when it can be applied for online.</summary>
    public bool Online => Form.Length > 0;
}

/// <summary>A legal basis.</summary>
/// <param name="Law">Name of the law.</param>
/// <param name="Article">Article, e.g. 第三十五条.</param>
/// <param name="Text">Text of the article or its gist.</param>
/// <param name="Number">文号; empty for laws without one.</param>
/// <param name="IssuedBy">颁布机关; empty when not given.</param>
/// <param name="InForce">实施日期 as yyyy-MM-dd; empty when not given.</param>
public sealed record LegalBasis(string Law, string Article, string Text, string Number = "", string IssuedBy = "", string InForce = "");

/// <summary>告知承诺: what the body tells, and what happens when a promise proves false.</summary>
/// <param name="Content">What the applicant promises.</param>
/// <param name="Check">How and when it is checked afterwards.</param>
/// <param name="Consequence">What follows from a false promise.</param>
public sealed record Commitment(string Content, string Check, string Consequence);

/// <summary>A question that narrows the situation.</summary>
/// <param name="Id">Variable name in conditions.</param>
/// <param name="Question">Question.</param>
/// <param name="Options">Answers.</param>
/// <param name="When">FEEL over earlier answers; empty for always.</param>
public sealed record Situation(string Id, string Question, IReadOnlyList<Choice> Options, string When);

/// <summary>An answer to choose.</summary>
/// <param name="Value">Stored value.</param>
/// <param name="Label">Text shown.</param>
public sealed record Choice(string Value, string Label);

/// <summary>A material of an application.</summary>
public sealed record Material
{
    /// <summary>Id in the item.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>证件证书证明, 申请表格文书 or 其他.</summary>
    public string Kind { get; init; } = "其他";

    /// <summary>申请人自备, 政府部门核发 or 其他.</summary>
    public string Source { get; init; } = "申请人自备";

    /// <summary>Who issued it, when a government body did.</summary>
    public string SourceBody { get; init; } = "";

    /// <summary>必要, 非必要 or 容缺后补.</summary>
    public string Necessity { get; init; } = "必要";

    /// <summary>纸质, 电子化 or 纸质/电子化.</summary>
    public string Medium { get; init; } = "电子化";

    /// <summary>Copies.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>File formats taken, by extension.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["pdf", "jpg", "png"];

    /// <summary>Largest file, megabytes.</summary>
    public int MaxMegabytes { get; init; } = 10;

    /// <summary>FEEL over situation answers; empty for always.</summary>
    public string When { get; init; } = "";

    /// <summary>受理标准.</summary>
    public string Standard { get; init; } = "";

    /// <summary>填报须知.</summary>
    public string FillNote { get; init; } = "";

    /// <summary>Law and article that ask for it; empty when the guide's basis does.</summary>
    public string Law { get; init; } = "";

    /// <summary>空白表格: the text of the form to fill; empty for none.</summary>
    public string Blank { get; init; } = "";

    /// <summary>示范文本: the same filled in, or how a good one looks; empty for none.</summary>
    public string Example { get; init; } = "";

    /// <summary>Register that already holds it: then nobody asks the applicant for it (国务院令第716号 第七条). Empty for none.</summary>
    public string SharedFrom { get; init; } = "";
}

/// <summary>A number of days with its unit and article.</summary>
/// <param name="Days">Days; 0 is "at once".</param>
/// <param name="Unit">工作日 or 自然日.</param>
/// <param name="Law">Law.</param>
/// <param name="Article">Article.</param>
public sealed record DayTerm(int Days, string Unit, string Law = "", string Article = "");

/// <summary>Clocks of an item.</summary>
public sealed record ItemClock
{
    /// <summary>即办件 or 承诺件.</summary>
    public string Kind { get; init; } = "承诺件";

    /// <summary>法定办结时限.</summary>
    public DayTerm Legal { get; init; } = new(20, "工作日");

    /// <summary>承诺办结时限.</summary>
    public DayTerm Promised { get; init; } = new(20, "工作日");

    /// <summary>法定办结时限说明; empty for none.</summary>
    public string LegalNote { get; init; } = "";

    /// <summary>承诺办结时限说明; empty for none.</summary>
    public string PromisedNote { get; init; } = "";
}

/// <summary>A special procedure.</summary>
/// <param name="Key">Key in the item.</param>
/// <param name="Name">Name, e.g. 现场核查.</param>
/// <param name="Kind">A or B (standards A3.4).</param>
/// <param name="Days">Allowed term; null for none.</param>
/// <param name="Unit">工作日 or 自然日.</param>
/// <param name="Law">Law.</param>
/// <param name="Article">Article.</param>
public sealed record SpecialProcedure(string Key, string Name, string Kind, int? Days, string Unit, string Law, string Article);

/// <summary>A fee.</summary>
/// <param name="Name">Name.</param>
/// <param name="Standard">Standard.</param>
/// <param name="Basis">Basis.</param>
/// <param name="Reduction">Who pays less or nothing; empty for none.</param>
public sealed record Fee(string Name, string Standard, string Basis, string Reduction = "");

/// <summary>What the applicant gets.</summary>
/// <param name="Name">Name, e.g. 食品经营许可证; empty for a plain decision.</param>
/// <param name="Kind">证照, 批文 or 其他.</param>
/// <param name="Validity">Validity in words; empty for none.</param>
public sealed record ItemResult(string Name, string Kind, string Validity)
{
    /// <summary>结果样本: what stands on it, with invented values, in order (河南省政务服务中心管理办法（试行）第十一条).</summary>
    public IReadOnlyList<SampleLine> Sample { get; init; } = [];
}

/// <summary>A line of a sample.</summary>
/// <param name="Label">What the line says.</param>
/// <param name="Value">Invented value.</param>
public sealed record SampleLine(string Label, string Value);

/// <summary>A step of the guide.</summary>
/// <param name="Name">收件 受理 审查 决定 制证 送达.</param>
/// <param name="Days">Days.</param>
/// <param name="Person">Who.</param>
/// <param name="Standard">Standard.</param>
/// <param name="Result">Result.</param>
public sealed record ItemStep(string Name, int Days, string Person, string Standard, string Result);

/// <summary>A review point (河南省政务服务中心管理办法 第十二条).</summary>
/// <param name="Step">审查环节.</param>
/// <param name="Content">审查内容.</param>
/// <param name="Standard">审查标准.</param>
/// <param name="Points">审查要点.</param>
/// <param name="Note">注意事项.</param>
public sealed record ReviewPoint(string Step, string Content, string Standard, string Points, string Note);

/// <summary>A question with its answer.</summary>
/// <param name="Q">Question.</param>
/// <param name="A">Answer.</param>
public sealed record Faq(string Q, string A);

/// <summary>Contact of the body for an item.</summary>
/// <param name="Phone">Telephone for advice.</param>
/// <param name="Complaint">Telephone for complaints.</param>
/// <param name="Address">Place.</param>
/// <param name="Hours">Office hours.</param>
/// <param name="Online">Where to ask online; empty for none.</param>
/// <param name="ComplaintOnline">Where to complain online; empty for none.</param>
public sealed record Contact(string Phone, string Complaint, string Address, string Hours, string Online = "", string ComplaintOnline = "");
