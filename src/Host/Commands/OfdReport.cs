using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Verification;

namespace Heluo.Host.Commands;

/// <summary>What verification found, for a person and for a program.</summary>
internal static class OfdReport
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(OfdVerification result)
    {
        var text = new StringBuilder();
        foreach (var one in result.Signatures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"签名 {one.Id}（{(one.IsSeal ? "电子印章" : "数字签名")}）：{(one.IsValid ? "有效" : "无效")}");
            if (one.Seal is { } seal) text.AppendLine(CultureInfo.InvariantCulture, $"  印章 {seal.Name}（{seal.Id}，{seal.Version}）");
            if (one.Signer.Length > 0) text.AppendLine(CultureInfo.InvariantCulture, $"  签名人 {one.Signer}");
            if (one.SignedAt is { } at) text.AppendLine(CultureInfo.InvariantCulture, $"  时间 {at.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm:ss}（北京时间）");
            foreach (var step in one.Steps)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Mark(step.Outcome)} {step.Title}{(step.Reason.Length > 0 ? "：" + step.Reason : "")}");
        }

        var verdict = result switch
        {
            { IsValid: false, Reason.Length: > 0 } => result.Reason,
            { IsValid: false } => "验证不通过",
            { IsTrustJudged: false } => "签名有效，文件未被改动；没有用 --trust 指明受信任的根证书，签发者是否可信未作判断",
            _ => "签名有效，文件未被改动",
        };
        return text.AppendLine(verdict).ToString();
    }

    public static string Json(string file, OfdVerification result) => JsonSerializer.Serialize(new
    {
        File = file,
        Valid = result.IsValid,
        TrustJudged = result.IsTrustJudged,
        result.Reason,
        Signatures = result.Signatures.Select(one => new
        {
            one.Id,
            Type = one.IsSeal ? "seal" : "sign",
            one.Path,
            Valid = one.IsValid,
            one.SignedAt,
            one.Signer,
            Seal = one.Seal is { } seal ? new { seal.Id, seal.Name, Version = seal.Version.ToString(), seal.ValidFrom, seal.ValidTo } : null,
            Steps = one.Steps.Select(step => new { step.Code, step.Title, Outcome = Name(step.Outcome), step.Reason }),
        }),
    }, Format) + "\n";

    public static string Json(string file, Exception unreadable) => JsonSerializer.Serialize(new
    {
        File = file, Valid = false, Unreadable = true, Fault = unreadable is OfdException refused ? refused.Fault.ToString() : "NotReadable", Reason = unreadable.Message,
    }, Format) + "\n";

    private static string Mark(StepOutcome outcome) => outcome switch { StepOutcome.Passed => "✓", StepOutcome.Failed => "✗", _ => "–" };

    private static string Name(StepOutcome outcome) => outcome switch { StepOutcome.Passed => "passed", StepOutcome.Failed => "failed", _ => "notPresent" };
}
