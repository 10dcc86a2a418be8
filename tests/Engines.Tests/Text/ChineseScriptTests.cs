using CsCheck;
using Heluo.Engines.Text;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Text;

public sealed class ChineseScriptTests
{
    [Theory]
    [InlineData("头发", "頭髮")]
    [InlineData("发展", "發展")]
    [InlineData("干部", "幹部")]
    [InlineData("干燥", "乾燥")]
    [InlineData("皇后", "皇后")]
    [InlineData("以后", "以後")]
    [InlineData("河南省人民政府", "河南省人民政府")]
    [InlineData("营业执照", "營業執照")]
    public void ToTraditional_Words_UsesThePhrase(string simplified, string traditional)
    {
        ChineseScript.ToTraditional(simplified).ShouldBe(traditional);
        ChineseScript.ToSimplified(traditional).ShouldBe(simplified);
    }

    [Fact]
    public void Convert_AnyText_KeepsTheLength() =>
        Gen.String.Sample(text => ChineseScript.ToTraditional(text).Length == text.Length && ChineseScript.ToSimplified(text).Length == text.Length);

    [Fact]
    public void Fold_AnyText_KeepsTheLengthAndIsIdempotent() =>
        Gen.String.Sample(text => TextFolding.Fold(text).Length == text.Length && TextFolding.Fold(TextFolding.Fold(text)) == TextFolding.Fold(text));
}
