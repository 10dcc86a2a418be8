using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Pdf;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

/// <summary>GB/T 9704-2012 measured on the finished PDF, in millimetres.</summary>
public sealed class OfficialLayoutTests
{
    private const double Mm = 25.4 / 72;
    private readonly LaidOutDocument _document = SampleTemplates.Render(SampleTemplates.Official);

    [Fact]
    public void Body_FullLine_Holds28CharactersOn156Millimetres()
    {
        var line = BodyLines(1).First(l => l[0].StartBaseLine.X * Mm < 30 && l.Count > 20);
        line.Count.ShouldBeInRange(27, 29);
        line.Min(l => l.StartBaseLine.X * Mm).ShouldBe(28, 1);
        line.Max(l => (l.StartBaseLine.X + l.Width) * Mm).ShouldBe(28 + 156, 1);
    }

    [Fact]
    public void Body_FullPage_Holds22LinesOn225Millimetres()
    {
        var baselines = BodyLines(1).Select(l => (297 - l[0].StartBaseLine.Y * Mm)).ToArray();
        baselines.Length.ShouldBe(22);
        for (var i = 1; i < baselines.Length; i++) (baselines[i] - baselines[i - 1]).ShouldBe(225.0 / 22, 0.05);
        baselines[0].ShouldBeInRange(37, 37 + 225.0 / 22);
        baselines[^1].ShouldBeLessThan(37 + 225);
    }

    [Fact]
    public void Body_Characters_AreOfSize3() => BodyLines(1).First()[0].PointSize.ShouldBe(16, 0.1);

    [Fact]
    public void Head_Name_IsRedAnd35MillimetresBelowTheTypeArea()
    {
        var name = Letters(0).Where(l => l.PointSize > 40).ToArray();
        string.Concat(name.Select(l => l.Value)).ShouldBe("郑州市人民政府文件");
        name.Max(l => l.BoundingBox.Top * Mm).ShouldBe(297 - 37 - 35, 1);
        _document.Pages[0].Items.OfType<TextRun>().First(r => r.Size > 15).Color.ShouldBe(Color.OfficialRed);
    }

    [Fact]
    public void Head_RedRule_Is4MillimetresBelowTheNumberAndAsWideAsTheText()
    {
        var rule = _document.Pages[0].Items.OfType<Shape>().First(s => s.Stroke == Color.OfficialRed).Path.Bounds();
        (rule.Left, rule.Right).ShouldBe((28, 28 + 156));
        var number = Letters(0).First(l => l.Value == "〔");
        (rule.Top - (297 - number.StartBaseLine.Y * Mm)).ShouldBe(4 + 0.14 * 16 * Mm, 0.5);
    }

    [Fact]
    public void Title_IsSize2AndTwoLinesBelowTheRule()
    {
        var rule = _document.Pages[0].Items.OfType<Shape>().First(s => s.Stroke == Color.OfficialRed).Path.Bounds().Top;
        var title = Letters(0).First(l => Math.Abs(l.PointSize - 22) < 0.1);
        var top = 297 - title.StartBaseLine.Y * Mm - 0.86 * 22 * Mm;
        (top - rule).ShouldBeInRange(2 * 225.0 / 22, 3 * 225.0 / 22);
    }

    [Fact]
    public void PageNumbers_AreSize4OddRightEvenLeft()
    {
        foreach (var (page, x) in new[] { (0, 28 + 156 - 14 * Mm), (1, 28 + 14 * Mm) })
        {
            var number = Letters(page).Where(l => Math.Abs(l.PointSize - 14) < 0.1 && l.StartBaseLine.Y * Mm < 297 - 262).ToArray();
            string.Concat(number.Select(l => l.Value)).ShouldBe($"— {page + 1} —");
            var edge = page == 0 ? number.Max(l => (l.StartBaseLine.X + l.Width) * Mm) : number.Min(l => l.StartBaseLine.X * Mm);
            edge.ShouldBe(x, 1);
        }
    }

    [Fact]
    public void Signature_DateStandsFourCharactersInAndSealOverIt()
    {
        var page = _document.SealPlaces.ShouldHaveSingleItem().Page;
        var date = _document.Pages[page].Items.OfType<TextRun>().Last(r => r.Text.StartsWith("2026年3月2日", StringComparison.Ordinal) && r.Size > 5);
        var right = date.X + date.Width;
        right.ShouldBe(28 + 156 - 4 * 156.0 / 28, 1);
        var seal = _document.SealPlaces[0];
        seal.CentreX.ShouldBe((date.X + right) / 2, 1);
        seal.CentreY.ShouldBeLessThan(date.Baseline);
        (seal.CentreY + seal.Diameter / 2).ShouldBeGreaterThan(date.Baseline);
        var text = _document.Pages[page].Items.OfType<TextRun>().Last(r => r.Text.Contains("责任分工表", StringComparison.Ordinal));
        (seal.CentreY - seal.Diameter / 2 - text.Baseline).ShouldBeInRange(0, 225.0 / 22);
    }

    [Fact]
    public void Imprint_StandsAtTheFootOfTheLastEvenPage()
    {
        (_document.Pages.Count % 2).ShouldBe(0);
        var rules = _document.Pages[^1].Items.OfType<Shape>().Select(s => (s.Path.Bounds().Top, s.StrokeWidth)).ToArray();
        rules.Select(r => r.StrokeWidth).ShouldBe([0.35, 0.25, 0.35]);
        rules[^1].Top.ShouldBe(37 + 225, 0.01);
    }

    [Fact]
    public void TypeArea_HoldsAllTextBut_PageNumbers()
    {
        foreach (var page in _document.Pages)
        {
            foreach (var run in page.Items.OfType<TextRun>().Where(r => !r.Text.Contains('—', StringComparison.Ordinal)))
            {
                run.X.ShouldBeGreaterThan(28 - 3);
                (run.X + run.Width).ShouldBeLessThan(28 + 156 + 3);
                (run.Baseline - 0.86 * run.Size).ShouldBeGreaterThan(37 - 1);
                (run.Baseline + 0.14 * run.Size).ShouldBeLessThan(37 + 225 + 1);
            }
        }
    }

    [Fact]
    public void PageNumbers_StandSevenMillimetresBelowTheTypeArea()
    {
        var dash = Letters(0).Last(l => l.Value == "—");
        var middle = 297 - (dash.BoundingBox.Top + dash.BoundingBox.Bottom) / 2 * Mm;
        middle.ShouldBe(37 + 225 + 7, 0.6);
    }

    [Fact]
    public void Head_SentUpwards_HasNumberLeftAndSignatoryRight()
    {
        var document = SampleTemplates.Render(SampleTemplates.Official.Replace("@文号 郑政〔2026〕12号", "@文号 郑政〔2026〕12号\n@签发人 王建国", StringComparison.Ordinal));
        var runs = document.Pages[0].Items.OfType<TextRun>().ToArray();
        var number = runs.First(r => r.Text.StartsWith("郑政", StringComparison.Ordinal));
        var name = runs.First(r => r.Text == "王建国");
        number.X.ShouldBe(28 + 156.0 / 28, 0.2);
        (name.X + name.Width).ShouldBe(28 + 156 - 156.0 / 28, 0.3);
        name.Baseline.ShouldBe(number.Baseline, 0.01);
        name.Face.ShouldBe(SampleTemplates.Fonts().Face(Heluo.Engines.Documents.Fonts.FontRole.Kai));
    }

    [Fact]
    public void Marks_StandAtTheTopLeftOneAboveTheOther()
    {
        var runs = _document.Pages[0].Items.OfType<TextRun>().ToArray();
        var (serial, urgency) = (runs.First(r => r.Text == "000001"), runs.First(r => r.Text == "特急"));
        (serial.X, urgency.X).ShouldBe((28, 28));
        (urgency.Baseline - serial.Baseline).ShouldBe(225.0 / 22, 0.01);
        (serial.Baseline - 0.86 * serial.Size).ShouldBeInRange(37, 37 + 225.0 / 22);
    }

    [Fact]
    public void Attachments_AreNamedTwoCharactersInAndNumberedBelowEachOther()
    {
        var runs = _document.Pages.SelectMany(p => p.Items).OfType<TextRun>().ToArray();
        var first = runs.First(r => r.Text.StartsWith("附件：", StringComparison.Ordinal));
        var second = runs.First(r => r.Text.StartsWith("2.", StringComparison.Ordinal));
        first.X.ShouldBe(28 + 2 * 156.0 / 28, 0.1);
        second.X.ShouldBe(28 + 5 * 156.0 / 28, 0.4);
    }

    [Fact]
    public void Imprint_IsOfSize4OneCharacterIn()
    {
        var runs = _document.Pages[^1].Items.OfType<TextRun>().Where(r => !r.Text.Contains('—', StringComparison.Ordinal)).ToArray();
        runs.ShouldAllBe(r => Math.Abs(r.Size - 14 * Mm) < 0.01);
        runs.First(r => r.Text.StartsWith("抄送：", StringComparison.Ordinal)).X.ShouldBe(28 + 14 * Mm, 0.1);
        var date = runs.First(r => r.Text.Contains("印发", StringComparison.Ordinal) && r.Text.StartsWith("2026", StringComparison.Ordinal));
        (date.X + date.Width).ShouldBe(28 + 156 - 14 * Mm, 0.3);
    }

    private IReadOnlyList<Letter> Letters(int page)
    {
        using var pdf = PdfDocument.Open(PdfWriter.ToBytes(_document));
        return [.. pdf.GetPage(page + 1).Letters];
    }

    private IEnumerable<List<Letter>> BodyLines(int page) => Letters(page)
        .Where(l => Math.Abs(l.PointSize - 16) < 0.1 && l.StartBaseLine.Y * Mm is > 297 - 262 and < 297 - 37)
        .GroupBy(l => Math.Round(l.StartBaseLine.Y)).OrderByDescending(g => g.Key).Select(g => g.ToList());
}
