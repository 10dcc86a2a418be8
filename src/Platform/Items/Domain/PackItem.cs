using Heluo.Platform.Items.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>An item file of a pack, as YAML reads it.</summary>
internal sealed class PackItem
{
    public string Key { get; set; } = "";
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Type { get; set; } = "";
    public List<string> Levels { get; set; } = [];
    public string BodyKind { get; set; } = "";
    public List<string> Audience { get; set; } = [];
    public PackTopics Topics { get; set; } = new();
    public List<string> Keywords { get; set; } = [];
    public string Summary { get; set; } = "";
    public List<PackBasis> Basis { get; set; } = [];
    public List<string> Conditions { get; set; } = [];
    public List<PackSituation> Situations { get; set; } = [];
    public List<PackMaterial> Materials { get; set; } = [];
    public string Form { get; set; } = "";
    public string Process { get; set; } = "";
    public PackClock Clock { get; set; } = new();
    public List<PackProcedure> SpecialProcedures { get; set; } = [];
    public List<PackFee> Fees { get; set; } = [];
    public List<string> Channels { get; set; } = [];
    public int Visits { get; set; }
    public PackResult Result { get; set; } = new();
    public List<PackStep> Steps { get; set; } = [];
    public List<PackReviewPoint> ReviewPoints { get; set; } = [];
    public List<string> CommonErrors { get; set; } = [];
    public List<PackFaq> Faqs { get; set; } = [];
    public PackContact? Contact { get; set; }
    public string PowerSource { get; set; } = "法定本级行使";
    public string Reach { get; set; } = "本辖区";
    public string CrossProvince { get; set; } = "";
    public string QuantityLimit { get; set; } = "";
    public bool AnnualInspection { get; set; }
    public bool AnnualReport { get; set; }
    public string Intermediary { get; set; } = "";
    public List<string> JointBodies { get; set; } = [];
    public string OutsideCentre { get; set; } = "";
    public string LocalCode { get; set; } = "";
    public string BodyNature { get; set; } = "法定机关";
    public string EntrustedBy { get; set; } = "";
    public string OnlineDepth { get; set; } = "";
    public string OnSiteReason { get; set; } = "";
    public bool PayOnline { get; set; }
    public string PublicField { get; set; } = "";
    public PackCommitment? Commitment { get; set; }

    public ItemElements ToElements() => new()
    {
        Key = Key, Code = Code, Name = Name, Type = Type, Levels = Levels, BodyKind = BodyKind, Audience = Audience,
        PersonTopics = Topics.Person, EnterpriseTopics = Topics.Enterprise, Keywords = Keywords, Summary = Summary,
        Basis = [.. Basis.Select(b => new LegalBasis(b.Law, b.Article, b.Text, b.Number, b.IssuedBy, b.InForce))], Conditions = Conditions,
        Situations = [.. Situations.Select(s => new Situation(s.Id, s.Question, [.. s.Options.Select(o => new Choice(o.Value, o.Label))], s.When ?? ""))],
        Materials = [.. Materials.Select(m => m.ToContract())], Form = Form, Process = Process,
        Clock = new ItemClock { Kind = Clock.Kind, Legal = Clock.Legal.ToContract(), Promised = Clock.Promised.ToContract(), LegalNote = Clock.LegalNote, PromisedNote = Clock.PromisedNote },
        SpecialProcedures = [.. SpecialProcedures.Select(p => new SpecialProcedure(p.Key, p.Name, p.Kind, p.Days, p.Unit, p.Law, p.Article))],
        Fees = [.. Fees.Select(f => new Fee(f.Name, f.Standard, f.Basis, f.Reduction))], Channels = Channels, Visits = Visits,
        Result = new ItemResult(Result.Name, Result.Kind, Result.Validity) { Sample = [.. Result.Sample.Select(l => new SampleLine(l.Label, l.Value))] },
        Steps = [.. Steps.Select(s => new ItemStep(s.Name, s.Days, s.Person, s.Standard, s.Result))],
        ReviewPoints = [.. ReviewPoints.Select(r => new ReviewPoint(r.Step, r.Content, r.Standard, r.Points, r.Note))], CommonErrors = CommonErrors,
        Faqs = [.. Faqs.Select(f => new Faq(f.Q, f.A))],
        Contact = Contact is null ? new Contact("12345", "12345", "", "") : new Contact(Contact.Phone, Contact.Complaint, Contact.Address, Contact.Hours, Contact.Online, Contact.ComplaintOnline),
        PowerSource = PowerSource, Reach = Reach, CrossProvince = CrossProvince, QuantityLimit = QuantityLimit, AnnualInspection = AnnualInspection, AnnualReport = AnnualReport,
        Intermediary = Intermediary, JointBodies = JointBodies, OutsideCentre = OutsideCentre, LocalCode = LocalCode, BodyNature = BodyNature, EntrustedBy = EntrustedBy, OnlineDepth = OnlineDepth,
        OnSiteReason = OnSiteReason, PayOnline = PayOnline, PublicField = PublicField,
        Commitment = new Commitment(Commitment?.Content ?? "", Commitment?.Check ?? "", Commitment?.Consequence ?? ""),
    };

    /// <summary>The file that reads back as these elements.</summary>
    public static PackItem From(ItemElements e) => new()
    {
        Key = e.Key, Code = e.Code, Name = e.Name, Type = e.Type, Levels = [.. e.Levels], BodyKind = e.BodyKind, Audience = [.. e.Audience],
        Topics = new PackTopics { Person = [.. e.PersonTopics], Enterprise = [.. e.EnterpriseTopics] }, Keywords = [.. e.Keywords], Summary = e.Summary,
        Basis = [.. e.Basis.Select(b => new PackBasis { Law = b.Law, Article = b.Article, Text = b.Text, Number = b.Number, IssuedBy = b.IssuedBy, InForce = b.InForce })], Conditions = [.. e.Conditions],
        Situations = [.. e.Situations.Select(s => new PackSituation { Id = s.Id, Question = s.Question, Options = [.. s.Options.Select(o => new PackOption { Value = o.Value, Label = o.Label })], When = s.When })],
        Materials = [.. e.Materials.Select(PackMaterial.From)], Form = e.Form, Process = e.Process,
        Clock = new PackClock { Kind = e.Clock.Kind, Legal = PackTerm.From(e.Clock.Legal), Promised = PackTerm.From(e.Clock.Promised), LegalNote = e.Clock.LegalNote, PromisedNote = e.Clock.PromisedNote },
        SpecialProcedures = [.. e.SpecialProcedures.Select(p => new PackProcedure { Key = p.Key, Name = p.Name, Kind = p.Kind, Days = p.Days, Unit = p.Unit, Law = p.Law, Article = p.Article })],
        Fees = [.. e.Fees.Select(f => new PackFee { Name = f.Name, Standard = f.Standard, Basis = f.Basis, Reduction = f.Reduction })], Channels = [.. e.Channels], Visits = e.Visits,
        Result = new PackResult { Name = e.Result.Name, Kind = e.Result.Kind, Validity = e.Result.Validity, Sample = [.. e.Result.Sample.Select(l => new PackSampleLine { Label = l.Label, Value = l.Value })] },
        Steps = [.. e.Steps.Select(s => new PackStep { Name = s.Name, Days = s.Days, Person = s.Person, Standard = s.Standard, Result = s.Result })],
        ReviewPoints = [.. e.ReviewPoints.Select(r => new PackReviewPoint { Step = r.Step, Content = r.Content, Standard = r.Standard, Points = r.Points, Note = r.Note })],
        CommonErrors = [.. e.CommonErrors], Faqs = [.. e.Faqs.Select(f => new PackFaq { Q = f.Q, A = f.A })],
        Contact = new PackContact { Phone = e.Contact.Phone, Complaint = e.Contact.Complaint, Address = e.Contact.Address, Hours = e.Contact.Hours, Online = e.Contact.Online, ComplaintOnline = e.Contact.ComplaintOnline },
        PowerSource = e.PowerSource, Reach = e.Reach, CrossProvince = e.CrossProvince, QuantityLimit = e.QuantityLimit, AnnualInspection = e.AnnualInspection, AnnualReport = e.AnnualReport,
        Intermediary = e.Intermediary, JointBodies = [.. e.JointBodies], OutsideCentre = e.OutsideCentre, LocalCode = e.LocalCode, BodyNature = e.BodyNature, EntrustedBy = e.EntrustedBy,
        OnlineDepth = e.OnlineDepth, OnSiteReason = e.OnSiteReason, PayOnline = e.PayOnline, PublicField = e.PublicField,
        Commitment = e.Commitment.Content.Length == 0 ? null : new PackCommitment { Content = e.Commitment.Content, Check = e.Commitment.Check, Consequence = e.Commitment.Consequence },
    };
}

internal sealed class PackTopics
{
    public List<string> Person { get; set; } = [];
    public List<string> Enterprise { get; set; } = [];
}

internal sealed class PackBasis
{
    public string Law { get; set; } = "";
    public string Article { get; set; } = "";
    public string Text { get; set; } = "";
    public string Number { get; set; } = "";
    public string IssuedBy { get; set; } = "";
    public string InForce { get; set; } = "";
}

internal sealed class PackCommitment
{
    public string Content { get; set; } = "";
    public string Check { get; set; } = "";
    public string Consequence { get; set; } = "";
}

internal sealed class PackSituation
{
    public string Id { get; set; } = "";
    public string Question { get; set; } = "";
    public List<PackOption> Options { get; set; } = [];
    public string? When { get; set; }
}

internal sealed class PackOption
{
    public string Value { get; set; } = "";
    public string Label { get; set; } = "";
}

internal sealed class PackMaterial
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "其他";
    public string Source { get; set; } = "申请人自备";
    public string? SourceBody { get; set; }
    public string Necessity { get; set; } = "必要";
    public string Medium { get; set; } = "电子化";
    public int Copies { get; set; } = 1;
    public List<string> Formats { get; set; } = ["pdf", "jpg", "png"];
    public int MaxMegabytes { get; set; } = 10;
    public string? When { get; set; }
    public string? Standard { get; set; }
    public string? FillNote { get; set; }
    public string? SharedFrom { get; set; }
    public string? Law { get; set; }
    public string? Blank { get; set; }
    public string? Example { get; set; }

    public static PackMaterial From(Material m) => new()
    {
        Id = m.Id, Name = m.Name, Kind = m.Kind, Source = m.Source, SourceBody = m.SourceBody, Necessity = m.Necessity, Medium = m.Medium, Copies = m.Copies, Formats = [.. m.Formats],
        MaxMegabytes = m.MaxMegabytes, When = m.When, Standard = m.Standard, FillNote = m.FillNote, SharedFrom = m.SharedFrom, Law = m.Law, Blank = m.Blank, Example = m.Example,
    };

    public Material ToContract() => new()
    {
        Id = Id, Name = Name, Kind = Kind, Source = Source, SourceBody = SourceBody ?? "", Necessity = Necessity, Medium = Medium, Copies = Copies, Formats = Formats,
        MaxMegabytes = MaxMegabytes, When = When ?? "", Standard = Standard ?? "", FillNote = FillNote ?? "", SharedFrom = SharedFrom ?? "", Law = Law ?? "", Blank = Blank ?? "", Example = Example ?? "",
    };
}

internal sealed class PackClock
{
    public string Kind { get; set; } = "承诺件";
    public PackTerm Legal { get; set; } = new();
    public PackTerm Promised { get; set; } = new();
    public string LegalNote { get; set; } = "";
    public string PromisedNote { get; set; } = "";
}

internal sealed class PackTerm
{
    public int Days { get; set; } = 20;
    public string Unit { get; set; } = "工作日";
    public string Law { get; set; } = "";
    public string Article { get; set; } = "";

    public DayTerm ToContract() => new(Days, Unit, Law, Article);

    public static PackTerm From(DayTerm term) => new() { Days = term.Days, Unit = term.Unit, Law = term.Law, Article = term.Article };
}

internal sealed class PackProcedure
{
    public string Key { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "A";
    public int? Days { get; set; }
    public string Unit { get; set; } = "工作日";
    public string Law { get; set; } = "";
    public string Article { get; set; } = "";
}

internal sealed class PackFee
{
    public string Name { get; set; } = "";
    public string Standard { get; set; } = "";
    public string Basis { get; set; } = "";
    public string Reduction { get; set; } = "";
}

internal sealed class PackResult
{
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "其他";
    public string Validity { get; set; } = "";
    public List<PackSampleLine> Sample { get; set; } = [];
}

internal sealed class PackSampleLine
{
    public string Label { get; set; } = "";
    public string Value { get; set; } = "";
}

internal sealed class PackStep
{
    public string Name { get; set; } = "";
    public int Days { get; set; }
    public string Person { get; set; } = "";
    public string Standard { get; set; } = "";
    public string Result { get; set; } = "";
}

internal sealed class PackReviewPoint
{
    public string Step { get; set; } = "";
    public string Content { get; set; } = "";
    public string Standard { get; set; } = "";
    public string Points { get; set; } = "";
    public string Note { get; set; } = "";
}

internal sealed class PackFaq
{
    public string Q { get; set; } = "";
    public string A { get; set; } = "";
}

internal sealed class PackContact
{
    public string Phone { get; set; } = "12345";
    public string Complaint { get; set; } = "12345";
    public string Address { get; set; } = "";
    public string Hours { get; set; } = "";
    public string Online { get; set; } = "";
    public string ComplaintOnline { get; set; } = "";
}
