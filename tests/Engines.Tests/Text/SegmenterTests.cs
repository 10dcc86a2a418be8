using CsCheck;
using Heluo.Engines.Text;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Text;

public sealed class SegmenterTests
{
    [Theory]
    [InlineData("河南省人民政府关于食品经营许可证办理流程", "河南省|人民政府|关于|食品经营许可|证|办理|流程")]
    [InlineData("社保卡怎么补办", "社保卡|怎么|补办")]
    [InlineData("我想开个饭店要办什么证", "我|想|开|个|饭店|要|办|什么|证")]
    [InlineData("孩子刚出生怎么上户口", "孩子|刚|出生|怎么|上户口")]
    [InlineData("长葛市后河镇居住证", "长葛市|后河镇|居住证")]
    [InlineData("2026年3.5万元GB9704标准", "2026|年|3.5|万元|gb9704|标准")]
    [InlineData("高效办成一件事", "高效|办成|一件事")]
    [InlineData("住房公积金提取", "住房公积金|提取")]
    public void Segment_EverydayText_CutsIntoWords(string text, string expected) =>
        string.Join('|', Segmenter.Segment(text).Select(token => TextFolding.Fold(token.Text))).ShouldBe(expected);

    [Fact]
    public void Segment_TraditionalAndFullWidth_KeepsOriginalTextAndPositions()
    {
        var tokens = Segmenter.Segment("辦理身份證ＡＢＣ");
        tokens.Select(token => token.Text).ShouldBe(["辦理", "身份證", "ＡＢＣ"]);
        tokens.Select(token => token.Start).ShouldBe([0, 2, 5]);
        tokens[2].Kind.ShouldBe(TokenKind.Latin);
    }

    [Theory]
    [InlineData("申请人王筱萌已提交", "王筱萌")]
    [InlineData("由欧阳翀办理", "欧阳翀")]
    public void Segment_PersonNames_AreOneToken(string text, string name) =>
        Segmenter.Segment(text).ShouldContain(token => token.Text == name && token.Kind == TokenKind.Name);

    [Fact]
    public void Segment_AnyText_TokensAreOrderedDisjointAndCoverAllLetters()
    {
        var letters = Gen.OneOf(Gen.Char, Gen.Char["我想开饭店办证社保卡，。 a1Ａ麤龘"]);
        Gen.String[letters, 0, 60].Sample(text =>
        {
            var at = 0;
            foreach (var token in Segmenter.Segment(text))
            {
                token.Start.ShouldBeGreaterThanOrEqualTo(at);
                text[at..token.Start].Any(letter => char.IsLetterOrDigit(TextFolding.Fold(letter))).ShouldBeFalse();
                text.Substring(token.Start, token.Length).ShouldBe(token.Text);
                at = token.Start + token.Length;
            }

            text[at..].Any(letter => char.IsLetterOrDigit(TextFolding.Fold(letter))).ShouldBeFalse();
        }, iter: 2000);
    }

    [Fact]
    public void Segment_VeryLongRunWithoutPunctuation_EndsQuickly() =>
        Segmenter.Segment(new string('的', 200_000)).Count.ShouldBeGreaterThan(1000);
}
