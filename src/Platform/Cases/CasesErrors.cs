using Heluo.Kernel.Results;

namespace Heluo.Platform.Cases;

internal static class CasesErrors
{
    public static readonly Error NotFound = new("cases.not-found", 404, "没有找到这个办件，请核对编号");
    public static readonly Error NotYours = new("cases.not-yours", 403, "这不是您的办件");
    public static readonly Error ItemUnknown = new("cases.item-unknown", 404, "没有找到这个事项，可能已经取消或暂停办理");
    public static readonly Error NotOnline = new("cases.not-online", 422, "这个事项暂不能网上办理，请按办事指南到窗口办理");
    public static readonly Error ItemPaused = new("cases.item-paused", 409, "这个事项暂停办理：{0}");
    public static readonly Error AudienceDiffers = new("cases.audience-differs", 422, "这个事项面向{0}，请换用相应的账号办理");
    public static readonly Error NotVerified = new("cases.not-verified", 403, "请先完成实名核验，再办理这个事项");
    public static readonly Error NotOpen = new("cases.not-open", 409, "这个办件现在不能修改：{0}");
    public static readonly Error FormInvalid = new("cases.form-invalid", 422, "有 {0} 处需要修改，请改好后再提交");
    public static readonly Error MaterialMissing = new("cases.material-missing", 422, "还缺少必要材料：{0}");
    public static readonly Error MaterialUnknown = new("cases.material-unknown", 422, "这种情形不需要提交这份材料");
    public static readonly Error MaterialShared = new("cases.material-shared", 422, "“{0}”可由部门间共享取得，不需要提交") { Article = "《国务院关于在线政务服务的若干规定》第七条" };
    public static readonly Error MaterialOutside = new("cases.material-outside", 422, "“{0}”不在办事指南为这种情形列出的材料里，不得要求提交") { Article = "《安阳市政务服务条例》第二十三条（外地参照）" };
    public static readonly Error FileType = new("cases.file-type", 415, "“{0}”的内容不是可接受的格式，请上传 {1}");
    public static readonly Error FileTooMany = new("cases.file-too-many", 422, "每份材料最多上传 {0} 个文件");
    public static readonly Error FileInfected = new("cases.file-infected", 422, "文件没有通过安全检查，请检查后重新上传");
    public static readonly Error ScannerDown = new("cases.scanner-down", 503, "安全检查暂时无法使用，请稍后再上传");
    public static readonly Error AttachmentUnknown = new("cases.attachment-unknown", 404, "没有找到这个文件");
    public static readonly Error ActNotNow = new("cases.act-not-now", 409, "办件现在是“{0}”，不能作“{1}”");
    public static readonly Error OnlyOnce = new("cases.only-once", 409, "“{0}”只能作一次，本办件已经作过");
    public static readonly Error NoRight = new("cases.no-right", 403, "您的岗位不能对这个办件作“{0}”");
    public static readonly Error HeldByOther = new("cases.held-by-other", 409, "这项工作已由{0}签收");
    public static readonly Error ReasonNeeded = new("cases.reason-needed", 400, "请写明理由");
    public static readonly Error ReasonTooLong = new("cases.reason-too-long", 400, "理由不能超过 2000 字");
    public static readonly Error PointsNeeded = new("cases.points-needed", 400, "请一次列全需要补正的内容");
    public static readonly Error ProcedureUnknown = new("cases.procedure-unknown", 400, "请选择本事项规定的特别程序");
    public static readonly Error ProcedureDaysNeeded = new("cases.procedure-days-needed", 400, "“{0}”没有规定时限，请写明大约需要多少天，书面告知申请人") { Article = "《行政许可法》第四十五条" };
    public static readonly Error ClockRefused = new("cases.clock-refused", 409, "{0}");
    public static readonly Error ProcessRefused = new("cases.process-refused", 409, "{0}");
    public static readonly Error VersionDiffers = new("cases.version-differs", 409, "这个办件刚刚有了变化，请刷新后再办理");
    public static readonly Error WorkUnknown = new("cases.work-unknown", 404, "没有找到这项工作，可能已经办完");
    public static readonly Error OfficialUnfit = new("cases.official-unfit", 422, "选择的人员没有办理这一环节的职责");
    public static readonly Error WorkWaits = new("cases.work-waits", 409, "要等前面加签的人签署后才能办理");
    public static readonly Error NoSigners = new("cases.no-signers", 409, "只有审查、决定环节可以加签");
    public static readonly Error NoSignerAfter = new("cases.no-signer-after", 409, "决定一经作出就生效，不能后签，请改用先签或者会签");
    public static readonly Error CoSignersOpen = new("cases.co-signers-open", 409, "还有人没有签署意见：{0}");
    public static readonly Error ExtensionPending = new("cases.extension-pending", 409, "已经提请负责人批准延长，请等待批准") { Article = "《行政许可法》第四十二条" };
    public static readonly Error NotRecallable = new("cases.not-recallable", 409, "只能取回自己刚提交、下一环节还没有签收的办件");
    public static readonly Error NotDelegated = new("cases.not-delegated", 409, "这项工作没有委托出去");
    public static readonly Error NotCoSigner = new("cases.not-co-signer", 409, "只能减去自己或本单位加签的人");
    public static readonly Error YearUnreadable = new("cases.year-unreadable", 422, "{0}");
    public static readonly Error YearNotNext = new("cases.year-not-next", 422, "{0}");
    public static readonly Error ConfirmationNeeded = new("cases.confirmation-needed", 422, "请填写公布放假安排的文件名称，确认后才能生效");
    public static readonly Error UrgedToday = new("cases.urged-today", 429, "今天已经催办过，请明天再催");
    public static readonly Error FormatUnknown = new("cases.format-unknown", 400, "文书只有 pdf 和 ofd 两种格式");
    public static readonly Error SealUnavailable = new("cases.seal-unavailable", 503, "电子印章服务暂时不能用，请先下载 PDF，过一会儿再下载 OFD");
    public static readonly Error DecideSeparately = new("cases.decide-separately", 403, "受理和决定不能由同一人办理") { Article = "《河南省政务服务中心管理办法（试行）》第十八条" };
}
