using System.Diagnostics;
using System.Globalization;
using System.Text;
using Heluo.Engines.Documents.Pdf;
using Heluo.Engines.Documents.Pdf.Reading;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Documents;

/// <summary>PDF files as strange makers and hostile ones write them.</summary>
public sealed class HostilePdfTests
{
    private const string Catalog = "<</Type/Catalog/Pages 2 0 R>>";
    private const string Pages = "<</Type/Pages/Count 1/Kids[3 0 R]>>";
    private const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>";

    /// <summary>Far above what a bounded reader needs on a busy machine, far below what an unbounded one takes.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(1, 4, 2)]
    [InlineData(1, 8, 2)]
    [InlineData(0, 3, 1)]
    [InlineData(2, 8, 8)]
    [InlineData(0, 2, 0)]
    public void Open_ReferenceStreamWithFieldsOfAnyWidth_IsRead(int kind, int place, int generation)
    {
        var file = WithReferenceStream(kind, place, generation);

        PdfFile.Open(file).Pages().Count.ShouldBe(1);
        PdfSignatureReader.Read(PdfSigner.Sign(file, Request())).ShouldHaveSingleItem().Fault.ShouldBeNull();
    }

    [Fact]
    public void Open_PlaceBeyondAnyFile_IsRefused() =>
        Should.Throw<PdfException>(() => PdfFile.Open(WithReferenceStream(1, 8, 0, shift: 1L << 40))).Message.ShouldContain("位置不正确");

    [Theory]
    [InlineData("[1 9 1]")]
    [InlineData("[-1 2 1]")]
    [InlineData("[0 0 0]")]
    [InlineData("[1 2]")]
    [InlineData("[1e9 1e9 1e9]")]
    public void Open_ReferenceStreamWithImpossibleWidths_IsRefused(string widths) =>
        Should.Throw<PdfException>(() => PdfFile.Open(WithReferenceStream(1, 2, 1, widths: widths)));

    [Fact]
    public void Open_TableForOldReadersThatCallsObjectsFree_TakesThemFromTheStreamItNames()
    {
        var file = new RawPdf();
        file.Object(1, Catalog);
        file.Object(2, Pages);
        var packed = file.Stream(4, "/Type/ObjStm/N 1/First 4", Encoding.ASCII.GetBytes("3 0 " + Page));
        var hidden = file.Stream(5, "/Type/XRef/Size 6/W[1 2 1]/Index[3 2]", [2, 0, 4, 0, 1, (byte)(packed >> 8), (byte)packed, 0]);

        var bytes = file.Finish([1, 2, 5], $"/Root 1 0 R/XRefStm {hidden}", free: [0, 3, 4]);

        PdfFile.Open(bytes).Pages().Count.ShouldBe(1);
    }

    [Fact]
    public void Read_ObjectsInsideOneAnother_AreRefusedAtOnce()
    {
        var file = new RawPdf();
        Form(file, 9000);
        for (var i = 0; i < 9000; i++) file.Object(10 + i, "(", ends: false);
        file.Raw(new string(' ', 4_000_000) + new string(')', 9000));

        Refused(file.Finish([1, 2, 3, .. Enumerable.Range(10, 9000)], "/Root 1 0 R"), "重叠");
    }

    [Fact]
    public void Read_StreamsThatAllEndAtTheEnd_AreRefusedAtOnce()
    {
        var file = new RawPdf();
        Form(file, 9000);
        for (var i = 0; i < 9000; i++) file.Object(10 + i, "<<>>stream", ends: false);
        file.Raw(new string(' ', 4_000_000) + "endstream");

        Refused(file.Finish([1, 2, 3, .. Enumerable.Range(10, 9000)], "/Root 1 0 R"), "重叠");
    }

    [Fact]
    public void Read_ObjectStreamWhoseObjectsShareTheirBytes_IsRefusedAtOnce()
    {
        var file = new RawPdf();
        Form(file, 1);
        var numbers = string.Concat(Enumerable.Repeat("10 0 ", 50_000));
        file.Stream(4, $"/Type/ObjStm/N 50000/First {numbers.Length}", Encoding.ASCII.GetBytes(numbers + "[" + string.Concat(Enumerable.Repeat("1 ", 500_000)) + "]"));
        file.Stream(5, "/Type/XRef/Size 11/W[1 2 1]/Index[10 1]", [2, 0, 4, 0]);

        Refused(file.Finish([1, 2, 3, 4], $"/Root 1 0 R/XRefStm {file.PlaceOf(5)}"), "重叠");
    }

    [Fact]
    public void Read_SignatureValueInAnObjectStream_DoesNotPassForItsPlaceInTheFile()
    {
        var file = new RawPdf();
        file.Raw("<00aa>\n");
        file.Object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>");
        file.Object(2, "<</Type/Pages/Count 0/Kids[]>>");
        file.Object(3, "<</FT/Sig/T(a)/V 6 0 R>>");
        file.Object(6, "<</Type/Sig/ByteRange[0 9 15 10]/Contents 7 0 R>>");
        file.Stream(4, "/Type/ObjStm/N 1/First 9", "7 0      <3000aa>"u8.ToArray());
        file.Stream(5, "/Type/XRef/Size 8/W[1 2 1]/Index[7 1]", [2, 0, 4, 0]);

        var bytes = file.Finish([1, 2, 3, 4, 6], $"/Root 1 0 R/XRefStm {file.PlaceOf(5)}");

        PdfSignatureReader.Read(bytes).ShouldHaveSingleItem().Fault.ShouldNotBeNull().ShouldContain("位置不符");
    }

    [Theory]
    [InlineData("(x)")]
    [InlineData("<</Type/Sig>>")]
    public void Read_PictureAddedAsASignatureThatIsNone_IsFound(string value)
    {
        var signed = PdfSigner.Sign(PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice)), Request());
        var file = PdfFile.Open(signed);
        var (number, page) = file.Pages()[0];
        var update = new PdfUpdate(signed, file);
        var laid = update.Reserve();
        update.Set(laid, $"<</Type/Annot/Subtype/Widget/FT/Sig/T(b)/V {value}/Rect[0 0 500 500]>>");
        update.Replace(number, page.With("Annots", new PdfArray([.. ((PdfArray)page["Annots"]!).Items, new PdfReference(laid, 0)])));

        PdfSignatureReader.Read(update.ToBytes()).ShouldHaveSingleItem().Fault.ShouldNotBeNull().ShouldContain("签名以外的内容");
    }

    [Theory]
    [InlineData("Title", "标题")]
    [InlineData("ModDate", null)]
    public void Read_InformationChangedAfterSigning_IsFoundUnlessOnlyItsTime(string key, string? fault)
    {
        var signed = PdfSigner.Sign(PdfWriter.ToBytes(SampleTemplates.Render(SampleTemplates.Notice)), Request());
        var file = PdfFile.Open(signed);
        var reference = (PdfReference)file.Trailer["Info"]!;
        var update = new PdfUpdate(signed, file);
        update.Replace(reference, ((PdfDictionary)file.Resolve(reference)!).With(key, new PdfBytes("D:20270101000000Z"u8.ToArray())));

        var found = PdfSignatureReader.Read(update.ToBytes()).ShouldHaveSingleItem().Fault;
        if (fault is null) found.ShouldBeNull();
        else found.ShouldNotBeNull().ShouldContain(fault);
    }

    private static void Refused(byte[] file, string words)
    {
        var clock = Stopwatch.StartNew();
        Should.Throw<PdfException>(() => PdfSignatureReader.Read(file)).Message.ShouldContain(words);
        clock.Elapsed.ShouldBeLessThan(Quick);
    }

    private static void Form(RawPdf file, int fields)
    {
        file.Object(1, $"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{string.Join(' ', Enumerable.Range(10, fields).Select(n => $"{n} 0 R"))}]>>>>");
        file.Object(2, Pages);
        file.Object(3, Page);
    }

    private static byte[] WithReferenceStream(int kind, int place, int generation, long shift = 0, string? widths = null)
    {
        var file = new RawPdf();
        var places = new[] { file.Object(1, Catalog), file.Object(2, Pages), file.Object(3, Page) };
        List<byte> rows = [];
        foreach (var at in places)
        {
            rows.AddRange(Field(1, kind));
            rows.AddRange(Field(at + shift, place));
            rows.AddRange(Field(0, generation));
        }

        var start = file.Stream(4, $"/Type/XRef/Size 5/Root 1 0 R/Index[1 3]/W{widths ?? $"[{kind} {place} {generation}]"}", [.. rows]);
        return file.End(start);
    }

    private static IEnumerable<byte> Field(long value, int width) => Enumerable.Range(0, width).Select(i => width - 1 - i >= 8 ? (byte)0 : (byte)(value >> (8 * (width - 1 - i))));

    private static PdfSigningRequest Request() => new() { Certificate = Authority.Signer, Key = Authority.SignerKey, Time = SigningTime, Name = "某某局", FurtherCertificates = [Authority.Issuing.Certificate] };

    /// <summary>A PDF file written object by object.</summary>
    private sealed class RawPdf
    {
        private readonly List<byte> _bytes = [];
        private readonly Dictionary<int, int> _places = [];

        public RawPdf() => Raw("%PDF-1.5\n");

        public int At => _bytes.Count;

        public int PlaceOf(int number) => _places[number];

        public void Raw(string text) => _bytes.AddRange(Encoding.Latin1.GetBytes(text));

        public int Object(int number, string content, bool ends = true)
        {
            _places[number] = At;
            Raw(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj{content}") + (ends ? "\nendobj\n" : "\n"));
            return _places[number];
        }

        public int Stream(int number, string entries, byte[] data)
        {
            Object(number, $"<<{entries}/Length {data.Length}>>stream\n", ends: false);
            _bytes.RemoveAt(_bytes.Count - 1);
            _bytes.AddRange(data);
            Raw("\nendstream\nendobj\n");
            return _places[number];
        }

        public byte[] Finish(int[] listed, string trailer, int[]? free = null)
        {
            var start = At;
            Raw("xref\n");
            foreach (var number in listed) Raw(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{_places[number]:0000000000} 00000 n \n"));
            foreach (var number in free ?? []) Raw(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n0000000000 65535 f \n"));
            Raw($"trailer<<{trailer}>>\n");
            return End(start);
        }

        public byte[] End(int start)
        {
            Raw(string.Create(CultureInfo.InvariantCulture, $"\nstartxref\n{start}\n%%EOF\n"));
            return [.. _bytes];
        }
    }
}
