using Heluo.Kernel.Results;

namespace Heluo.Platform.Directory;

internal static class DirectoryErrors
{
    public static readonly Error DivisionUnknown = new("directory.division-unknown", 404, "没有找到这个行政区划，请核对编码");
    public static readonly Error BodyUnknown = new("directory.body-unknown", 404, "没有找到这个机构");
    public static readonly Error PostUnknown = new("directory.post-unknown", 404, "没有找到这个岗位");
    public static readonly Error OfficialUnknown = new("directory.official-unknown", 404, "没有找到这名工作人员");
    public static readonly Error AppointmentUnknown = new("directory.appointment-unknown", 404, "没有找到这条任职");
    public static readonly Error NoRight = new("directory.no-right", 403, "您不能管理这个单位，请联系它的上级管理员");
    public static readonly Error Invalid = new("directory.invalid", 422, "有 {0} 处需要改一下");
    public static readonly Error DayPassed = Field("effectiveFrom", "directory.day-passed", "生效日期不能早于今天");
    public static readonly Error BasisNeeded = Field("basis", "directory.basis-needed", "请写明批准文件或依据");
    public static readonly Error NameNeeded = Field("name", "directory.name-needed", "请填写名称");
    public static readonly Error NameSame = Field("name", "directory.name-same", "新名称与现在的相同");
    public static readonly Error CodeTaken = Field("code", "directory.code-taken", "这个编码已经在用");
    public static readonly Error CodeWrong = Field("code", "directory.code-wrong", "编码不对：下级编码应以上级编码开头，县级 6 位、乡级 9 位、村级 12 位");
    public static readonly Error CreditCodeWrong = Field("creditCode", "directory.credit-code-wrong", "统一社会信用代码不对，请核对");
    public static readonly Error CreditCodeTaken = Field("creditCode", "directory.credit-code-taken", "这个统一社会信用代码已经有机构使用");
    public static readonly Error SuccessorWrong = Field("successor", "directory.successor-wrong", "承接的单位要在用，而且不能是它自己");
    public static readonly Error AlreadyEnded = new("directory.already-ended", 409, "它已经在 {0} 撤销，不能再改");
    public static readonly Error PlannedLater = Field("effectiveFrom", "directory.planned-later", "这天以后已经安排了别的变更，请先核对历史");
    public static readonly Error HasBodies = new("directory.has-bodies", 409, "还有 {0} 个下级区划在用，请先调整下级区划");
    public static readonly Error DutyUnknown = Field("duties", "directory.duty-unknown", "有不认识的职责");
    public static readonly Error DutiesExclude = new("directory.duties-exclude", 422, "“{0}”和“{1}”不能由同一人担任（三员分立）") { Article = "GB/T 22239-2019 安全管理中心" };
    public static readonly Error PostExcludes = new("directory.post-excludes", 422, "一个岗位不能同时有“{0}”和“{1}”两项职责（三员分立）") { Article = "GB/T 22239-2019 安全管理中心" };
    public static readonly Error Oneself = new("directory.oneself", 403, "不能给自己任职或者调整自己的职责，请由其他管理员办理");
    public static readonly Error ActingNeedsEnd = Field("to", "directory.acting-needs-end", "代理要写明结束日期，最长一年");
    public static readonly Error EndBeforeStart = Field("to", "directory.end-before-start", "结束日期不能早于开始日期");
    public static readonly Error AlreadyHeld = new("directory.already-held", 409, "这段时间他已经在这个岗位上");
    public static readonly Error StaffNumberTaken = Field("staffNumber", "directory.staff-number-taken", "这个工号已经有人使用");
    public static readonly Error OfficialInactive = new("directory.official-inactive", 409, "这名工作人员已经离开，不能任职");

    private static Error Field(string field, string code, string message) => new(code, 422, message) { Fields = new Dictionary<string, string> { [field] = message } };
}
