using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>Something in a guide that a rule objects to.</summary>
/// <param name="Rule">Key of the rule.</param>
/// <param name="Level">A fault stops the publication.</param>
/// <param name="Path">Element, e.g. <c>materials[2].name</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Source">Law or standard.</param>
internal sealed record GuideFinding(string Rule, FindingLevel Level, string Path, string Message, string Source)
{
    public bool IsFault => Level == FindingLevel.Fault;
}

/// <summary>Where the rules come from.</summary>
internal static class GuideSources
{
    public const string GuideContents = "《河南省政务服务中心管理办法（试行）》第十一条";
    public const string ReviewRules = "《河南省政务服务中心管理办法（试行）》第十二条";
    public const string CentreEntry = "《河南省政务服务中心管理办法（试行）》第八条";
    public const string BusinessEnvironment = "《河南省优化营商环境条例》第二十八条";
    public const string NoTwice = "《安阳市政务服务条例》第二十三条";
    public const string GuideOfAnyang = "《安阳市政务服务条例》第十三条";
    public const string Sharing = "《国务院关于在线政务服务的若干规定》第七条";
    public const string Codes = "GB/T 39554.1-2020";
    public const string Elements = "GB/T 39554.2-2020";
    public const string SpecialProcedures = "《行政许可法》第四十五条";
    public const string Fees = "《行政许可法》第五十八条、第五十九条";
    public const string LegalTerm = "《行政许可法》第四十二条、第四十三条";
    public const string OnSite = "《河南省推进政务服务“跨省通办”工作方案》二(三)";
    public const string Public = "《河南省政务服务中心管理办法（试行）》第二条";
    public const string SameOnline = "《国务院关于在线政务服务的若干规定》第五条";
}
