using Heluo.Engines.Text;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Text;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("长葛", "chang ge")]
    [InlineData("长葛市", "chang ge shi")]
    [InlineData("重庆", "chong qing")]
    [InlineData("银行", "yin hang")]
    [InlineData("中国人民银行长葛支行", "zhong guo ren min yin hang chang ge zhi hang")]
    [InlineData("长垣", "chang yuan")]
    [InlineData("浚县", "xun xian")]
    [InlineData("柘城", "zhe cheng")]
    [InlineData("中牟", "zhong mu")]
    [InlineData("洧川", "wei chuan")]
    [InlineData("荥阳", "xing yang")]
    [InlineData("渑池", "mian chi")]
    [InlineData("尉氏", "wei shi")]
    [InlineData("新郑", "xin zheng")]
    [InlineData("泌阳县", "bi yang xian")]
    [InlineData("行政许可", "xing zheng xu ke")]
    [InlineData("市长热线", "shi zhang re xian")]
    [InlineData("社会保险", "she hui bao xian")]
    [InlineData("會計", "kuai ji")]
    [InlineData("女儿", "nv er")]
    public void Syllables_PlacesAndWords_AreRead(string text, string expected) =>
        string.Join(' ', Pinyin.Syllables(text)).ShouldBe(expected);

    [Fact]
    public void FullAndInitials_MixedText_KeepDigitsAndLetters()
    {
        Pinyin.Full("长葛市 12345").ShouldBe("changgeshi12345");
        Pinyin.Initials("郑州市金水区").ShouldBe("zzsjsq");
    }

    [Fact]
    public void SoundKey_SameSoundOrRegionalMixUp_IsTheSame()
    {
        Pinyin.SoundKey("营业执造").ShouldBe(Pinyin.SoundKey("营业执照"));
        Pinyin.SoundKey("身分证").ShouldBe(Pinyin.SoundKey("身份证"));
        Pinyin.SoundKey("居住证").ShouldNotBe(Pinyin.SoundKey("结婚证"));
    }

    [Fact]
    public void Syllables_EveryCharacterOfTheBasicBlock_GivesOneNonEmptyEntry()
    {
        for (var letter = '\u4e00'; letter <= '\u9fff'; letter++) Pinyin.Syllables(letter.ToString()).ShouldHaveSingleItem().ShouldNotBeEmpty();
    }
}
