using Heluo.Kernel.Results;

namespace Heluo.Platform.Items;

internal static class ItemsErrors
{
    public static readonly Error NotFound = new("items.not-found", 404, "没有找到这个事项，请核对编码");
    public static readonly Error VersionUnknown = new("items.version-unknown", 404, "没有找到这个版本");
    public static readonly Error NoRight = new("items.no-right", 403, "您的岗位不能管理这个事项，请联系主管部门");
    public static readonly Error NotADraft = new("items.not-a-draft", 409, "这个版本已经提交或者发布，不能再改");
    public static readonly Error NotInReview = new("items.not-in-review", 409, "这个版本不在待审核状态");
    public static readonly Error OwnDraft = new("items.own-draft", 403, "编制和审核不能是同一人，请由其他审核人员发布");
    public static readonly Error ChangedMeanwhile = new("items.changed-meanwhile", 409, "这份草稿刚刚被别人改过，请刷新后再改");
    public static readonly Error NoteNeeded = new("items.note-needed", 422, "请写明这次改了什么、为什么改") { Fields = new Dictionary<string, string> { ["note"] = "请写明这次改了什么、为什么改" } };
    public static readonly Error NoteTooLong = new("items.note-too-long", 422, "说明不能超过 500 字") { Fields = new Dictionary<string, string> { ["note"] = "说明不能超过 500 字" } };
    public static readonly Error ReasonNeeded = new("items.reason-needed", 422, "请写明理由") { Fields = new Dictionary<string, string> { ["reason"] = "请写明理由" } };
    public static readonly Error GuideFaults = new("items.guide-faults", 422, "还有 {0} 处不符合规则，请改好后再提交");
    public static readonly Error FormFaults = new("items.form-faults", 422, "表单有错误，请改好后再保存");
    public static readonly Error NothingChanged = new("items.nothing-changed", 422, "与现行版本没有差别，不需要提交");
    public static readonly Error DayPassed = new("items.day-passed", 422, "生效日期不能早于今天") { Fields = new Dictionary<string, string> { ["effectiveFrom"] = "生效日期不能早于今天" } };
    public static readonly Error CodeTaken = new("items.code-taken", 409, "基本编码 {0} 已经有事项使用，取消的编码也不能再用");
    public static readonly Error CodeWrong = new("items.code-wrong", 422, "{0}");
    public static readonly Error StandingNotNow = new("items.standing-not-now", 409, "事项现在是“{0}”，不能再作“{1}”");
    public static readonly Error LocalLocked = new("items.local-locked", 422, "有 {0} 处不允许本级调整，请改好后再保存");
    public static readonly Error NotHandledThere = new("items.not-handled-there", 422, "这个单位不办理这个事项，不能设置地方要素");
    public static readonly Error RequestUnknown = new("items.request-unknown", 404, "没有找到这条变更申请");
    public static readonly Error RequestClosed = new("items.request-closed", 409, "这条变更申请已经办结");
    public static readonly Error RequestIncomplete = new("items.request-incomplete", 422, "办事指南、审批流程图、审查工作细则要同步修订到位，还差：{0}") { Article = "《河南省政务服务中心管理办法（试行）》第十三条" };
    public static readonly Error RequestNotPublished = new("items.request-not-published", 422, "事项还没有发布新版本，不能办结") { Article = "《河南省政务服务中心管理办法（试行）》第十三条" };
    public static readonly Error InvalidRequest = new("items.invalid-request", 422, "有 {0} 处需要改一下");
    public static readonly Error Paused = new("items.paused", 409, "这个事项已暂停办理：{0}");
}
