using CsCheck;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Seals;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Documents.Seals;

public sealed class SealDesignerTests
{
    private static readonly SealDesigner Designer = new(FontLibrary.System);
    private const string Long = "河南省郑州市中原区人民政府行政审批和政务信息管理局驻村便民服务中心窗口样例部及其在航空港经济综合实验区高新技术产业开发区和郑东新区派驻的联合审查与现场踏勘工作专班";

    [Fact]
    public void Round_NamesOfAnyLength_StayInsideTheRingAndClearOfTheStar() =>
        Gen.Select(Gen.Int[1, 80], Gen.Bool, Gen.Double[30, 50]).Sample((length, withFoot, diameter) =>
        {
            var drawing = Designer.Round(Long[..length], withFoot ? "行政审批专用章" : "", diameter);
            var (radius, letters) = (diameter / 2, drawing.Items[^1].Path);
            foreach (var step in letters.Steps.Where(step => step.Verb != PathVerb.Close))
            {
                var distance = Math.Sqrt(Math.Pow(step.X1 - radius, 2) + Math.Pow(step.Y1 - radius, 2));
                if (distance > radius * 0.95 || distance < diameter / 6 * 0.95 && step.Y1 < radius) return false;
            }

            return true;
        }, iter: 60);

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(34)]
    [InlineData(36)]
    [InlineData(50)]
    [InlineData(80)]
    public void EveryKind_NamesOfAnyLength_HaveEveryCharacterInsideTheFrame(int length)
    {
        var name = Long[..length];
        foreach (var drawing in (SealDrawing[])[Designer.Round(name), Designer.Round(name, "样例专用章"), Designer.Oval(name, "收件专用章", "41010000123"), Designer.Personal(name)])
        {
            var bounds = drawing.Items[^1].Path.Bounds();
            bounds.Left.ShouldBeGreaterThan(0.5);
            bounds.Top.ShouldBeGreaterThan(0.5);
            bounds.Right.ShouldBeLessThan(drawing.Width - 0.5);
            bounds.Bottom.ShouldBeLessThan(drawing.Height - 0.5);
            drawing.ToPng().Length.ShouldBeGreaterThan(1000);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(33, 1)]
    [InlineData(40, 2)]
    [InlineData(80, 2)]
    [InlineData(100, 2)]
    public void Round_LongerNames_StandOnTwoArcs_EachCharacterHalfAsWideAsHighAtLeast(int length, int arcs)
    {
        var cells = ArcText.Place(length, [], (21, 21), (18.9, 18.9), (6.93, 4.2), 11.3, 0.76, 1 / 12.0);

        cells.Count.ShouldBe(length);
        cells.Select(cell => Math.Round(Math.Sqrt(Math.Pow(cell.CentreX - 21, 2) + Math.Pow(cell.CentreY - 21, 2)), 3)).Distinct().Count().ShouldBe(arcs);
        if (length > 2) cells.ShouldAllBe(cell => cell.Width >= cell.Height * 0.49);
    }

    [Fact]
    public void Round_OnTwoArcs_TheOuterEndsWhereAWordEnds()
    {
        var cells = ArcText.Place(44, [20, 22, 27], (21, 21), (18.9, 18.9), (6.93, 4.2), 11.3, 0.76, 1 / 12.0);

        cells.GroupBy(cell => Math.Round(cell.Width, 6)).Select(arc => arc.Count()).ShouldBe([27, 17]);
    }

    [Fact]
    public void Round_OneName_IsSymmetric()
    {
        var bounds = Designer.Round("田田田田田田田").Items[^1].Path.Bounds();

        (bounds.Left + bounds.Right).ShouldBe(42, 0.5);
    }

    [Fact]
    public void ToOfd_ASeal_IsReadAndSmall()
    {
        var picture = Designer.Round("河南省郑州市某某局", "样例专用章").ToSealImage();

        picture.Type.ShouldBe("ofd");
        picture.WidthMm.ShouldBe(42);
        picture.Data.Length.ShouldBeLessThan(20_000);
        OfdFile.Open(picture.Data.ToArray()).Documents[0].Pages[0].Width.ShouldBe(42);
    }

    [Fact]
    public void Oval_ASeal_HasTheUsualProportion()
    {
        var drawing = Designer.Oval("河南省某某市政务服务中心", "收件专用章", "41010000123");

        drawing.Width.ShouldBe(45);
        drawing.Height.ShouldBe(30);
        drawing.ToSvg().ShouldStartWith("<svg");
    }

    [Theory]
    [InlineData("王伟")]
    [InlineData("王小明")]
    [InlineData("欧阳小明")]
    [InlineData("买买提·吐尔逊")]
    public void Personal_AnyName_FillsItsSquare(string name)
    {
        var bounds = Designer.Personal(name).Items[^1].Path.Bounds();

        bounds.Left.ShouldBeInRange(0.9, 3);
        bounds.Right.ShouldBeInRange(15, 17.1);
        bounds.Bottom.ShouldBeInRange(15, 17.1);
    }

    [Fact]
    public void Round_EmptyOrTooLongName_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Designer.Round(" ")).Message.ShouldContain("1–100");
        Should.Throw<ArgumentException>(() => Designer.Round(new string('局', 101)));
    }
}
