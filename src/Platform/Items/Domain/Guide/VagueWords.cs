using System.Text.RegularExpressions;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>
/// Catch-all words, which neither materials nor conditions may contain (兜底条款; 河南省优化营商环境条例 第二十八条, 安阳市政务服务条例 第十三条). A word is vague when nobody can tell from it what
/// to bring or to fulfil; “其他家庭成员的身份证” is exact, “其他证明” is not.
/// </summary>
internal static partial class VagueWords
{
    /// <summary>Vague words anywhere in a sentence: standards, notes, conditions.</summary>
    public static bool In(string sentence) => Anywhere().IsMatch(Plain(sentence));

    /// <summary>The name of a material that leaves its end open (“身份证等”) or is vague.</summary>
    public static bool AreName(string name) => Plain(name).EndsWith('等') || Are(name);

    /// <summary>A name or condition that as a whole says nothing exact.</summary>
    public static bool Are(string words)
    {
        var plain = Plain(words);
        return Anywhere().IsMatch(plain) || Whole().IsMatch(plain) || AtTheEnd().IsMatch(plain) || ByOthers().IsMatch(plain);
    }

    /// <summary>Blanks and quotation marks hide nothing.</summary>
    private static string Plain(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c) && c is not ('“' or '”' or '"' or '、' or '《' or '》'))).TrimEnd('。', '；', '，', '.', ';', ',');

    [GeneratedRegex("(其他|其它|有关|相关)(的)?(证明)?(材料|资料|文件|条件|证件|手续|要求)(?!清单)|规定的其[他它]|要求的其[他它]|需要的其[他它]|认为.{0,6}(需要|必要)的|等(有关|相关)?(材料|资料)$|视情况|按要求提供")]
    private static partial Regex Anywhere();

    /// <summary>Nothing but vague words: 其他, 等, 材料若干, 补充材料.</summary>
    [GeneratedRegex("^(其他|其它|别的|另外的|有关|相关|相应|必要|必需|所需|补充|辅助|佐证|若干|证明|书面|申请|申报|各种|各类|全部|提供|提交|应当|需要|的|等|材料|资料|文件|证件|手续|附件|凭证|文书|情况|要求|[（(].*[）)])+$|若干$|^(其他|其它)(需要|应当|应|须|需|必须|可以|能够|要求|规定|依法|按|法律|法规|政策|部门|机关|具备|符合|提供|提交)")]
    private static partial Regex Whole();

    [GeneratedRegex("(其他|其它|有关|相关|相应|必要|所需)(的)?(书面|佐证|辅助|支撑|申请|申报|合法|有效|资格|资质)?(的)?(材料|资料|文件|证件|证明|手续|要求|条件|情形|凭证|文书|规定)$|等(有关|相关)?(证明|文件|证件|手续|凭证)$|(视|根据|按照?)(具体|实际)?(情况|需要|要求|有关规定|相关规定)(而定|提供|提交|办理|确定)?$|^按照?(有关|相关|国家|法律)?(规定|要求)(需要|应当|须)?(提供|提交|办理|执行|报送)")]
    private static partial Regex AtTheEnd();

    /// <summary>Left to somebody else to say: “审批机关要求提供的材料”, “法律法规规定的条件”. An article behind a law makes it exact.</summary>
    [GeneratedRegex("(机关|部门|机构|单位|窗口|法律|法规|规章|政策|国家|本省|当地|本地)[^条，；。]{0,8}(要求|规定|认为|需要)[^条，；。]{0,8}的?(书面|证明)?(材料|资料|文件|证件|证明|手续|条件|情形|要求)$|^(有关|相关)(部门|单位|机关|机构)(出具|核发|开具|认可)|^必要时")]
    private static partial Regex ByOthers();
}
