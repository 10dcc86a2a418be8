using CsCheck;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Typesetting;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

public sealed class LineBreakerTests
{
    private const double Em = 5;
    private static readonly string[] Pieces = ["河", "南", "省", "，", "。", "、", "（", "）", "《", "》", "“", "”", "2026", "Web", " ", "——", "……", "80%", "〔", "〕"];
    private static readonly TextStyle Style = new(FontRole.Song, Em);

    [Fact]
    public void Set_AnyMixOfCharacters_LosesNoneAndKeepsMarksInPlace()
    {
        var fonts = SampleTemplates.Fonts();
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).List[1, 80], Gen.Int[8, 30]).Sample((pieces, columns) =>
        {
            var text = string.Concat(pieces);
            var lines = Paragraph.Set([new StyledText(text, Style)], fonts, columns * Em);
            string.Concat(lines.Select(l => l.Text)).Replace(" ", "").ShouldBe(text.Replace(" ", ""));
            foreach (var line in lines) line.Right.ShouldBeLessThanOrEqualTo(columns * Em + 2.6 * Em);
        }, iter: 300);
    }

    [Fact]
    public void Set_OrdinaryText_NoClosingMarkStartsAndNoOpeningMarkEndsALine()
    {
        var fonts = SampleTemplates.Fonts();
        string[] words = ["河南", "政务", "服务", "，", "。", "“办事”", "（市）", "《办法》", "2026年", "；"];
        Gen.Select(Gen.Int[0, words.Length - 1].Select(i => words[i]).List[20, 60], Gen.Int[18, 28]).Sample((pieces, columns) =>
        {
            var lines = Paragraph.Set([new StyledText("各" + string.Join("县", pieces), Style)], fonts, columns * Em);
            foreach (var line in lines.Skip(1)) "，。、；：）》”".ShouldNotContain(line.Text[0]);
            foreach (var line in lines.SkipLast(1)) "（《“".ShouldNotContain(line.Text[^1]);
            foreach (var line in lines.SkipLast(1)) line.Right.ShouldBe(columns * Em, 0.3 * Em);
        }, iter: 300);
    }

    [Theory]
    [InlineData("》。", 1.5)]
    [InlineData("》（", 1.5)]
    [InlineData("（“", 1.5)]
    [InlineData("政务", 2)]
    public void Set_MarksThatMeet_AreCompressed(string text, double ems)
    {
        var face = SampleTemplates.Fonts().Face(FontRole.Song);
        if (text.Any(c => face.Advance(c) < 0.95)) Assert.Skip("the installed Song face has half-width marks");
        Paragraph.Set([new StyledText(text, Style)], SampleTemplates.Fonts(), 100)[0].Right.ShouldBe(ems * Em, 0.01);
    }

    [Fact]
    public void Set_LastLineOfOneCharacter_TakesAnotherOneDown()
    {
        var lines = Paragraph.Set([new StyledText("一二三四五六七八九十甲。", Style)], SampleTemplates.Fonts(), 10 * Em);
        lines.Select(l => l.Text).ShouldBe(["一二三四五六七八九", "十甲。"]);
    }

    [Fact]
    public void FaceFor_CharacterNoFontHas_SaysWhatToInstall() =>
        Should.Throw<FontException>(() => SampleTemplates.Fonts().FaceFor(FontRole.Song, 0x10FFFD)).Message.ShouldContain("U+10FFFD");

    [Fact]
    public void Face_NoFontInstalled_NamesThePackages() =>
        Should.Throw<FontException>(() => new FontLibrary("/nonexistent").Face(FontRole.Song)).Message.ShouldContain("fonts-arphic-uming");
}
