namespace Heluo.Services.Portal;

/// <summary>Words that several pages of the portal share.</summary>
internal static class PortalText
{
    public const string Name = "河洛政务服务";
    public const string Home = "首页";
    public const string Person = "个人办事";
    public const string Enterprise = "企业办事";
    public const string Departments = "按部门找";
    public const string Letters = "按拼音找";
    public const string Cities = "各地分厅";
    public const string Online = "网上办";
    public const string AtWindow = "窗口办";
    public const string Apply = "开始办理";
    public const string Phone = "12345";
}
