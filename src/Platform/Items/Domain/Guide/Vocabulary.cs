namespace Heluo.Platform.Items.Domain.Guide;

/// <summary>Values that elements of an item may take (GB/T 39554.2; C0109).</summary>
internal static class Vocabulary
{
    /// <summary>事项类型 with their digits in the basic code; those on application only.</summary>
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["行政许可"] = "01", ["行政给付"] = "05", ["行政确认"] = "07", ["行政奖励"] = "08", ["行政裁决"] = "09", ["其他行政权力"] = "10", ["行政备案"] = "10", ["公共服务"] = "20",
    };

    /// <summary>事项类型 that bodies carry out by their duty (02 03 04 06); they belong to the list of powers, not to services on application.</summary>
    public static readonly string[] DutyTypes = ["行政处罚", "行政强制", "行政征收", "行政检查"];

    /// <summary>Why an item may stay outside the government service centre (河南省政务服务中心管理办法（试行）第八条).</summary>
    public static readonly string[] OutsideReasons = ["涉密", "涉外", "意识形态", "安全", "场地", "法律", "法规"];

    /// <summary>行使层级 with their digits in the implementation code.</summary>
    public static readonly IReadOnlyDictionary<string, string> Levels = new Dictionary<string, string>
    {
        ["province"] = "省级", ["city"] = "市级", ["county"] = "县级", ["township"] = "乡镇（街道）级", ["village"] = "村（社区）级",
    };

    public static readonly string[] Audiences = ["自然人", "企业法人", "事业法人", "社会组织法人", "非法人企业", "行政机关", "其他组织"];
    public static readonly string[] PersonTopics = ["出生", "入学", "就业", "婚姻", "住房", "医疗", "社保", "退休", "出行", "身后"];
    public static readonly string[] EnterpriseTopics = ["开办", "经营", "变更", "注销", "资质", "工程"];
    public static readonly string[] MaterialKinds = ["证件证书证明", "申请表格文书", "其他"];
    public static readonly string[] MaterialSources = ["申请人自备", "政府部门核发", "其他"];
    public static readonly string[] Necessities = ["必要", "非必要", "容缺后补"];
    public static readonly string[] Media = ["纸质", "电子化", "纸质/电子化"];
    public static readonly string[] Formats = ["pdf", "jpg", "png", "docx", "xlsx", "ofd", "mp4", "zip"];
    public static readonly string[] DayUnits = ["工作日", "自然日"];
    public static readonly string[] ClockKinds = ["即办件", "承诺件"];
    public static readonly string[] ProcedureKinds = ["A无时限", "A有时限", "B"];
    public static readonly string[] Channels = ["网上办理", "窗口办理", "快递申请", "自助终端办理", "上门办理"];
    public static readonly string[] ResultKinds = ["证照", "批文", "其他"];
    public static readonly string[] StepNames = ["收件", "受理", "审查", "决定", "制证", "送达"];
    public static readonly string[] PowerSources = ["法定本级行使", "上级下放", "上级授权", "同级授权", "上级委托", "同级委托"];
    public static readonly string[] Reaches = ["全国", "全省", "全市", "全县", "本辖区"];
    public static readonly string[] BodyNatures = ["法定机关", "授权组织", "受委托组织"];
    public static readonly string[] OnlineDepths = ["Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"];

    /// <summary>Fields of public services (河南省政务服务中心管理办法（试行）第二条).</summary>
    public static readonly string[] PublicFields = ["公共教育", "劳动就业", "社会保险", "医疗卫生", "养老服务", "社会服务", "住房保障", "文化教育", "残疾人服务"];
    public static readonly string[] CrossProvinceModes = ["全程网办", "异地代收代办", "多地联办", "自助通办"];
}
