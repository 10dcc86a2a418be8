using System.Text;
using System.Text.Json;
using Heluo.Engines.Documents.Templates;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.Extensions.Options;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>Receipts, notices and decisions: each has a template, says what the law demands, and fits a page.</summary>
public sealed class NoticeTests(HeluoHost host)
{
    private readonly Desk _desk = new(host);

    [Fact]
    public void EveryDocumentOfTheLaw_HasATemplateWithoutFaults()
    {
        var pack = new PackFolder(Options.Create(new PackOptions()));
        var kinds = new ActLaw(pack).All.Select(r => r.Document).Where(d => d.Length > 0).Distinct().ToList();
        kinds.Count.ShouldBe(12);
        foreach (var kind in kinds)
        {
            DocumentKinds.All.ShouldContain(kind);
            DocumentTemplate.Check(File.ReadAllText(pack.File($"templates/{kind}.txt"))).ShouldBeEmpty(kind);
        }
    }

    [Fact]
    public async Task Refusal_SaysReasonAndWhereToComplain()
    {
        var text = await TextAsync(await _desk.AfterAsync("RefuseAcceptance"), "refusal-notice");
        text.ShouldContain("依照规定办理");
        text.ShouldContain("六十日内向郑州市金水区人民政府申请行政复议");
        text.ShouldContain("六个月内依法向有管辖权的人民法院提起行政诉讼");
        text.ShouldContain("第三十二条");
    }

    [Fact]
    public async Task Rejection_SaysReasonAndRights()
    {
        var text = await TextAsync(await _desk.AfterAsync("Accept", "Pass", "Reject"), "rejection-decision");
        text.ShouldContain("理由如下");
        text.ShouldContain("行政复议");
        text.ShouldContain("第三十八条第二款");
    }

    [Fact]
    public async Task CorrectionNotice_ListsEveryPointAndTheLastDay()
    {
        var text = await TextAsync(await _desk.AfterAsync("RequestCorrection"), "correction-notice");
        text.ShouldContain("1．请标明洗消间");
        text.ShouldContain("15个工作日内");
    }

    [Fact]
    public async Task WholeLife_EveryDocumentIsOnePageAndVerifiable()
    {
        var id = await _desk.AfterAsync("Accept", "Suspend", "Resume", "RequestExtension", "Extend", "Pass", "Approve", "Deliver");
        var documents = (await _desk.MatterAsync(id)).GetProperty("documents").EnumerateArray().ToList();
        documents.Select(d => d.GetProperty("kind").GetString()).ShouldBe(
            ["receipt", "acceptance-notice", "suspension-notice", "resumption-notice", "extension-notice", "approval-decision", "delivery-receipt"]);
        var nobody = await host.ClientAsync();
        foreach (var document in documents)
        {
            using var pdf = PdfDocument.Open(await FileAsync(id, document));
            pdf.NumberOfPages.ShouldBe(1, document.GetProperty("kind").GetString());
            var verified = JsonDocument.Parse(await nobody.GetStringAsync($"/api/cases/verify/{document.GetProperty("verifyCode").GetString()}")).RootElement;
            verified.GetProperty("number").GetString().ShouldBe(document.GetProperty("number").GetString());
            verified.GetProperty("holderName").GetString().ShouldBe("郑州黄河小馆餐饮有限公司");
        }
    }

    [Fact]
    public async Task Document_OpenedTwice_IsTheSameBytes()
    {
        var id = await _desk.SubmittedAsync();
        var receipt = (await _desk.MatterAsync(id)).GetProperty("documents")[0];
        (await FileAsync(id, receipt)).ShouldBe(await FileAsync(id, receipt));
    }

    private async Task<string> TextAsync(string id, string kind)
    {
        var document = (await _desk.MatterAsync(id)).GetProperty("documents").EnumerateArray().Single(d => d.GetProperty("kind").GetString() == kind);
        using var pdf = PdfDocument.Open(await FileAsync(id, document));
        var text = new StringBuilder();
        foreach (var page in pdf.GetPages())
            foreach (var letter in page.Letters) text.Append(letter.Value);
        return text.ToString();
    }

    private async Task<byte[]> FileAsync(string id, JsonElement document)
    {
        var client = await host.ClientAsync(HeluoHost.Enterprise);
        return await client.GetByteArrayAsync($"/api/cases/{id}/documents/{document.GetProperty("id").GetString()}");
    }
}
