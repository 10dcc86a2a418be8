using System.Text;
using Heluo.Engines.Documents.Pdf;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Documents;

public sealed class PdfSignatureTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Sign_Notice_IsIntactAndNamesSignerTimeAndReason()
    {
        var signature = PdfSignatureReader.Read(Sign(Notice())).ShouldHaveSingleItem();
        signature.Fault.ShouldBeNull();
        signature.CoversWholeFile.ShouldBeTrue();
        signature.Field.ShouldBe("Signature1");
        signature.SigningTime.ShouldBe(Time);
        signature.Reason.ShouldBe("受理通知");
        signature.Certificate!.SerialNumber.ShouldBe(Authority.Signer.SerialNumber);
    }

    [Fact]
    public void Sign_Notice_KeepsTheOriginalBytesAndTheText()
    {
        var original = Notice();
        var signed = Sign(original);
        signed.AsSpan(0, original.Length).SequenceEqual(original).ShouldBeTrue();
        using var pdf = PdfDocument.Open(signed);
        string.Concat(pdf.GetPage(1).Letters.Select(l => l.Value)).ShouldContain("行政许可申请受理通知书");
        Outside.Run("qpdf", signed, "--check", "{0}").ShouldContain("No syntax or stream encoding errors");
        Outside.Run("pdfsig", signed, "{0}").ShouldContain("Total document signed");
    }

    [Fact]
    public void Sign_ArchivalFile_StaysArchival() =>
        Outside.Validate(Sign(PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice), archival: true))).ShouldContain("is a valid PDF/A-1b file");

    [Fact]
    public void Sign_Twice_BothAreIntactAndTheFirstNoLongerCoversAll()
    {
        var signatures = PdfSignatureReader.Read(Sign(Sign(Notice())));
        signatures.Select(s => s.Field).ShouldBe(["Signature1", "Signature2"]);
        signatures.Select(s => s.Fault).ShouldAllBe(f => f == null);
        signatures.Select(s => s.CoversWholeFile).ShouldBe([false, true]);
    }

    [Fact]
    public void Read_AnyChangedByte_IsFound()
    {
        var signed = Sign(Notice());
        var contents = signed.AsSpan().IndexOf("/Contents<"u8);
        for (var at = 20; at < signed.Length; at += 97)
        {
            if (at >= contents && at < contents + 9000) continue;
            var changed = (byte[])signed.Clone();
            changed[at] ^= 1;
            string? fault;
            try
            {
                fault = PdfSignatureReader.Read(changed) is [var signature] ? signature.Fault : "签名不见了";
            }
            catch (PdfException broken)
            {
                fault = broken.Message;
            }

            fault.ShouldNotBeNull($"byte {at}");
        }
    }

    [Fact]
    public void Read_ContentReplacedByALaterRevision_IsFound()
    {
        var signed = Sign(Notice());
        var file = Heluo.Engines.Documents.Pdf.Reading.PdfFile.Open(signed);
        var (number, page) = file.Pages()[0];
        var update = new PdfUpdate(signed, file);
        update.Replace(number, page.With("Contents", Heluo.Engines.Documents.Pdf.Reading.PdfKeyword.Null));
        PdfSignatureReader.Read(update.ToBytes()).ShouldHaveSingleItem().Fault.ShouldNotBeNull().ShouldContain("改动了已签名的内容");
    }

    [Fact]
    public void Read_NoteLaidOverByALaterRevision_IsFound()
    {
        var signed = Sign(Notice());
        var file = Heluo.Engines.Documents.Pdf.Reading.PdfFile.Open(signed);
        var (number, page) = file.Pages()[0];
        var update = new PdfUpdate(signed, file);
        var note = update.Reserve();
        update.Set(note, "<</Type/Annot/Subtype/FreeText/Rect[0 0 500 500]/Contents(changed)>>");
        var annotations = ((Heluo.Engines.Documents.Pdf.Reading.PdfArray)page["Annots"]!).Items;
        update.Replace(number, page.With("Annots", new Heluo.Engines.Documents.Pdf.Reading.PdfArray([.. annotations, new Heluo.Engines.Documents.Pdf.Reading.PdfReference(note, 0)])));
        PdfSignatureReader.Read(update.ToBytes()).ShouldHaveSingleItem().Fault.ShouldNotBeNull().ShouldContain("签名以外的内容");
    }

    [Fact]
    public void Read_RangeThatLeavesContentOut_IsRefused()
    {
        var signed = Sign(Notice());
        var at = signed.AsSpan().IndexOf("/ByteRange[0 "u8) + 13;
        Encoding.ASCII.GetBytes("0000000100").CopyTo(signed, at);
        PdfSignatureReader.Read(signed).ShouldHaveSingleItem().Fault.ShouldNotBeNull().ShouldContain("没有被保护");
    }

    [Fact]
    public void Sign_FileWithReferenceStreams_IsIntactAndChecked()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Outside.Run("qpdf", Notice(), "--object-streams=generate", "{0}", path);
        var signed = Sign(Sign(File.ReadAllBytes(path)));
        File.Delete(path);
        PdfSignatureReader.Read(signed).Select(s => s.Fault).ShouldBe([null, null]);
        Outside.Run("qpdf", signed, "--check", "{0}").ShouldContain("No syntax or stream encoding errors");
    }

    [Theory]
    [InlineData("", "不是 PDF")]
    [InlineData("%PDF-1.4\nhello", "startxref")]
    [InlineData("%PDF-1.4\nstartxref\n99999\n%%EOF", "位置不正确")]
    [InlineData("%PDF-1.4\nxref\n0 0\ntrailer\n<</Root 1 0 R/Encrypt 2 0 R>>\nstartxref\n9\n%%EOF", "加密")]
    [InlineData("%PDF-1.4\nxref\n0 0\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF", "Root")]
    public void Read_FileThatIsNone_SaysWhatIsWrong(string file, string words) =>
        Should.Throw<PdfException>(() => PdfSignatureReader.Read(Encoding.Latin1.GetBytes(file))).Message.ShouldContain(words);

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        var file = "%PDF-1.4\nxref\n0 0\ntrailer\n" + new string('[', 100_000) + "\nstartxref\n9\n%%EOF";
        Should.Throw<PdfException>(() => PdfSignatureReader.Read(Encoding.Latin1.GetBytes(file))).Message.ShouldContain("嵌套");
    }

    [Fact]
    public void Read_UnsignedFile_HasNoSignatures() => PdfSignatureReader.Read(Notice()).ShouldBeEmpty();

    private static byte[] Notice() => PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice));

    private static byte[] Sign(byte[] pdf) => PdfSigner.Sign(pdf, new PdfSigningRequest
    {
        Certificate = Authority.Signer, Key = Authority.SignerKey, Time = Time, Name = "郑州市市场监督管理局", Reason = "受理通知", FurtherCertificates = [Authority.Issuing.Certificate],
    });
}
