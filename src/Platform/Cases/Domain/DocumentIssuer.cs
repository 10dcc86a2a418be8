using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Issues documents: the fields are fixed in the act's transaction; the file is made from them when somebody opens it.</summary>
internal sealed class DocumentIssuer(ActLaw law, IDirectory directory, IOptions<CasesOptions> options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public MatterDocument Issue(Unit unit, MatterFile file, ActRule rule, Move move, Implementation implementation)
    {
        var matter = file.Matter;
        var id = unit.NextId();
        var code = NewCode();
        var today = unit.Now.DayInChina();
        var elements = implementation.Elements;
        var extension = law.ExtensionOf(elements);
        var fields = new DocumentFields
        {
            Title = DocumentKinds.Title(rule.Document), Number = NumberOf(matter, rule), Body = implementation.Body.Name, BodyPhone = elements.Contact.Phone,
            BodyAddress = elements.Contact.Address, Applicant = matter.ApplicantName, ApplicantNumber = Words.MaskNumber(matter.ApplicantNumber), Item = matter.ItemName,
            ItemCode = implementation.Code, IntakeNumber = matter.IntakeNumber, CaseNumber = matter.CaseNumber, Date = today.ToChineseText(),
            SubmittedOn = (matter.SubmittedAt ?? unit.Now).DayInChina().ToChineseText(), AcceptedOn = matter.AcceptedAt?.DayInChina().ToChineseText() ?? "",
            DueOn = matter.DueOn?.ToChineseText() ?? "", Reason = move.Reason, Points = [.. move.Points.Select(p => p.Text)],
            Materials = rule.Act == MatterAct.Submit ? Handed(file, elements) : [],
            LegalDays = Days(elements.Clock.Legal.Days, elements.Clock.Legal.Unit), PromisedDays = Days(elements.Clock.Promised.Days, elements.Clock.Promised.Unit),
            Basis = string.Join("；", elements.Basis.Select(b => $"《{b.Law}》{b.Article}")), Article = rule.Act == MatterAct.Extend ? extension.Article : rule.Article, Result = elements.Result.Name, ResultNumber = matter.ResultNumber,
            Delivered = Delivered(file, elements), Procedure = ProcedureName(elements, move.Procedure, move.ProcedureDays),
            CorrectionDays = Days(law.Terms["correction"].Days, law.Terms["correction"].Unit), ExtensionDays = Days(extension.Days, extension.Unit), ExtensionBy = law.IsJoint(elements) ? ReviewBody(implementation.Body, government: true) + "负责人" : "本机关负责人",
            Deemed = rule.Act == MatterAct.DeemAccepted, VerifyCode = code, Tolerated = Tolerated(file, elements), Delivery = DeliveryName(move.Delivery), Clerk = unit.Actor.Name,
            Procedures = [.. elements.SpecialProcedures.Select(p => ProcedureName(elements, p.Key))], ReviewBody = ReviewBody(implementation.Body), Reviewable = elements.Type != "公共服务", Site = options.Value.Address.TrimEnd('/'),
        };
        var document = new MatterDocument
        {
            Id = id, MatterId = matter.Id, Kind = rule.Document, Title = fields.Title, Number = fields.Number, Fields = JsonSerializer.Serialize(fields, Json), VerifyCode = code, IssuedAt = unit.Now,
        };
        unit.Rows<CasesDb, MatterDocument>().Add(document);
        return document;
    }

    /// <summary>What the applicant promised to hand in later, with the note of the guide on when.</summary>
    private static string[] Tolerated(MatterFile file, ItemElements elements)
    {
        var promised = JsonSerializer.Deserialize<List<string>>(file.Content.Tolerated, JsonSerializerOptions.Web) ?? [];
        return [.. elements.Materials.Where(m => promised.Contains(m.Id)).Select(m => m.FillNote.Length > 0 ? $"{m.Name}（{m.FillNote.TrimEnd('。')}）" : m.Name)];
    }

    /// <summary>Who reviews an act of the body: the government of its level (行政复议法 24), or for bodies led from above the next higher one of the kind (27).</summary>
    private string ReviewBody(Body body, bool government = false)
    {
        if (!government && law.ReviewedAbove.Contains(body.Kind) && body.Level > DivisionLevel.Province)
            return directory.FindBody(body.Kind, body.Division, body.Level - 1)?.Name ?? "上一级主管部门";
        var province = directory.FullName(body.Division[..2]);
        if (body.Level == DivisionLevel.Province) return province + "人民政府";
        return directory.FullName(body.Level >= DivisionLevel.Township ? body.Division[..6] : body.Division)[province.Length..] + "人民政府";
    }

    private static string Days(int days, string unit) => days == 0 ? "当场" : $"{days.ToString(CultureInfo.InvariantCulture)}个{unit}";

    /// <summary>What was handed in, by the names of the guide.</summary>
    private static string[] Handed(MatterFile file, ItemElements elements) =>
        [.. file.Attachments.GroupBy(f => f.MaterialId).Select(g => $"{elements.Materials.FirstOrDefault(m => m.Id == g.Key)?.Name ?? g.First().FileName}{(g.Count() > 1 ? $"（{g.Count()}个文件）" : "")}")];

    /// <summary>The decision, and the result it gave.</summary>
    private string Delivered(MatterFile file, ItemElements elements)
    {
        if (file.Matter.DecidedAt is null) return "";
        return file.Matter.Status != MatterStatus.Rejected && !file.Work.Any(w => w.Outcome == law.Of(MatterAct.Reject).Name) ? string.Join('、', ((string[])["准予决定书", elements.Result.Name]).Where(t => t.Length > 0)) : "不予决定书";
    }

    private static string DeliveryName(string delivery) => delivery switch { "window" => "窗口领取", "mail" => "邮寄送达", _ => "网上送达" };

    /// <summary>A receipt carries the intake number; a notice or decision the case number with its kind.</summary>
    private static string NumberOf(Matter matter, ActRule rule) => $"{matter.Number}-{DocumentKinds.Letter(rule.Document)}";

    private static string ProcedureName(ItemElements elements, string key, int? expected = null)
    {
        var procedure = elements.SpecialProcedures.FirstOrDefault(p => p.Key == key);
        return procedure is null ? "" : procedure.Days is { } days ? $"{procedure.Name}（{Days(days, procedure.Unit)}）"
            : expected is { } told ? $"{procedure.Name}（约需{Days(told, procedure.Unit)}）" : procedure.Name;
    }

    /// <summary>16 letters and digits without those that look alike; 78 bits.</summary>
    private static string NewCode() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 16);
}

/// <summary>Everything a document may print.</summary>
internal sealed record DocumentFields
{
    public string Title { get; init; } = "";
    public string Number { get; init; } = "";
    public string Body { get; init; } = "";
    public string BodyPhone { get; init; } = "";
    public string BodyAddress { get; init; } = "";
    public string Applicant { get; init; } = "";
    public string ApplicantNumber { get; init; } = "";
    public string Item { get; init; } = "";
    public string ItemCode { get; init; } = "";
    public string IntakeNumber { get; init; } = "";
    public string CaseNumber { get; init; } = "";
    public string Date { get; init; } = "";
    public string SubmittedOn { get; init; } = "";
    public string AcceptedOn { get; init; } = "";
    public string DueOn { get; init; } = "";
    public string Reason { get; init; } = "";
    public IReadOnlyList<string> Points { get; init; } = [];
    public IReadOnlyList<string> Materials { get; init; } = [];
    public string LegalDays { get; init; } = "";
    public string PromisedDays { get; init; } = "";
    public string Basis { get; init; } = "";
    public string Article { get; init; } = "";
    public string Result { get; init; } = "";
    public string ResultNumber { get; init; } = "";
    public string Delivered { get; init; } = "";
    public string Procedure { get; init; } = "";
    public string CorrectionDays { get; init; } = "";
    public string ExtensionDays { get; init; } = "";

    /// <summary>Who approved the extension.</summary>
    public string ExtensionBy { get; init; } = "本机关负责人";
    public bool Deemed { get; init; }
    public IReadOnlyList<string> Tolerated { get; init; } = [];
    public IReadOnlyList<string> Procedures { get; init; } = [];
    public string Delivery { get; init; } = "";
    public string Clerk { get; init; } = "";
    public string ReviewBody { get; init; } = "";

    /// <summary>Administrative review and suit are open against it: not for plain public services.</summary>
    public bool Reviewable { get; init; }
    public string Site { get; init; } = "";
    public string VerifyCode { get; init; } = "";
}

/// <summary>Kinds of documents: title and the letter that marks their number.</summary>
internal static class DocumentKinds
{
    private static readonly Dictionary<string, (string Title, string Letter)> Known = new()
    {
        ["receipt"] = ("申请材料接收凭证", "J"),
        ["acceptance-notice"] = ("受理通知书", "S"),
        ["refusal-notice"] = ("不予受理决定书", "B"),
        ["correction-notice"] = ("一次性补正告知书", "Z"),
        ["lapse-notice"] = ("视为撤回申请通知书", "C"),
        ["suspension-notice"] = ("特别程序告知书", "T"),
        ["resumption-notice"] = ("恢复办理告知书", "H"),
        ["withdrawal-notice"] = ("撤回申请确认书", "W"),
        ["extension-notice"] = ("延长办理期限告知书", "Y"),
        ["approval-decision"] = ("准予决定书", "P"),
        ["rejection-decision"] = ("不予决定书", "N"),
        ["delivery-receipt"] = ("送达回证", "D"),
    };

    public static IEnumerable<string> All => Known.Keys;

    public static string Title(string kind) => Known[kind].Title;

    public static string Letter(string kind) => Known[kind].Letter;
}
