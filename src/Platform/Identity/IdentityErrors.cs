using Heluo.Kernel.Results;

namespace Heluo.Platform.Identity;

internal static class IdentityErrors
{
    public static readonly Error WrongLogin = new("identity.wrong-login", 401, "账号或密码不对，请核对后重试");
    public static readonly Error Locked = new("identity.locked", 423, "连续输错次数过多，账号已锁定，请 {0} 分钟后再试");
    public static readonly Error Inactive = new("identity.inactive", 403, "账号已停用，请联系本单位管理员");
    public static readonly Error DemoRefused = new("identity.demo-refused", 403, "演示账号只能在演示环境使用");
    public static readonly Error CodeNeeded = new("identity.code-needed", 401, "请输入动态验证码");
    public static readonly Error WrongCode = new("identity.wrong-code", 401, "动态验证码不对或已过期，请输入最新的 6 位数字");
    public static readonly Error WrongOldCode = new("identity.wrong-old-code", 401, "现在绑定的动态验证码不对，请输入最新的 6 位数字；手机丢了的，请联系安全管理员解除");
    public static readonly Error WeakPassword = new("identity.weak-password", 400, "密码至少 {0} 位，并包含大写字母、小写字母、数字、符号中的 {1} 种");
    public static readonly Error PasswordHoldsLogin = new("identity.password-holds-login", 400, "密码里不能包含账号");
    public static readonly Error PasswordReused = new("identity.password-reused", 400, "不能使用最近 {0} 次用过的密码，请换一个");
    public static readonly Error NumberInvalid = new("identity.number-invalid", 400, "{0}");
    public static readonly Error NameNeeded = new("identity.name-needed", 400, "请填写姓名或单位名称");
    public static readonly Error PhoneInvalid = new("identity.phone-invalid", 400, "手机号应为 11 位数字，请核对");
    public static readonly Error AlreadyRegistered = new("identity.already-registered", 409, "这个号码已经注册，请直接登录；忘记密码可在登录页找回");
    public static readonly Error NotVerified = new("identity.not-verified", 422, "姓名与证件号码不一致，请核对后重填");
    public static readonly Error VerifierDown = new("identity.verifier-down", 503, "实名核验暂时无法使用，请稍后再试，您填写的内容没有丢失");
    public static readonly Error WrongPhoneCode = new("identity.wrong-phone-code", 400, "短信验证码不对或已过期，请核对后重填，或者重新获取");
    public static readonly Error CodeJustSent = new("identity.code-just-sent", 429, "验证码刚刚发过，请一分钟后再获取");
    public static readonly Error TooManyCodes = new("identity.too-many-codes", 429, "今天获取验证码的次数太多，请明天再试，或者到窗口办理");
    public static readonly Error ChannelDown = new("identity.channel-down", 503, "短信暂时发不出去，请过几分钟再试");
    public static readonly Error TicketExpired = new("identity.ticket-expired", 401, "等待时间太长，请重新登录");
    public static readonly Error SignUpInvalid = new("identity.sign-up-invalid", 400, "有几处需要修改");
    public static readonly Error RepresentativeNeeded = new("identity.representative-needed", 400, "请填写法定代表人（负责人）姓名");
    public static readonly Error CardInvalid = new("identity.card-invalid", 400, "银行卡号应为 16 到 19 位数字，请对照银行卡逐位核对");
    public static readonly Error NotYourOfficial = new("identity.not-your-official", 403, "这个人不在您管理的范围");
    public static readonly Error OfficialGone = new("identity.official-gone", 409, "这个人已经离任，不能登录");
    public static readonly Error AccountExists = new("identity.account-exists", 409, "这个人已经有账号");
    public static readonly Error LoginTaken = new("identity.login-taken", 409, "工号 {0} 已被别的账号使用，请先更正工号");
    public static readonly Error Oneself = new("identity.oneself", 409, "不能管理自己的账号，请由另一位安全管理员办理");
    public static readonly Error NoAccount = new("identity.no-account", 404, "没有找到这个账号");
    public static readonly Error WrongPassword = new("identity.wrong-password", 400, "原密码不对，请重新输入");
    public static readonly Error NameDiffers = new("identity.name-differs", 409, "这个证件号码已登记为另一个姓名，请核对证件");
}
