using Heluo.Kernel.Results;

namespace Heluo.Platform.Identity;

internal static class IdentityErrors
{
    public static readonly Error WrongLogin = new("identity.wrong-login", 401, "账号或密码不对，请核对后重试");
    public static readonly Error Locked = new("identity.locked", 423, "连续输错次数过多，账号已锁定，请于 {0} 后重试");
    public static readonly Error Inactive = new("identity.inactive", 403, "账号已停用，请联系本单位管理员");
    public static readonly Error DemoRefused = new("identity.demo-refused", 403, "演示账号只能在演示环境使用");
    public static readonly Error CodeNeeded = new("identity.code-needed", 401, "请输入动态验证码");
    public static readonly Error WrongCode = new("identity.wrong-code", 401, "动态验证码不对或已过期，请输入最新的 6 位数字");
    public static readonly Error WeakPassword = new("identity.weak-password", 400, "密码至少 {0} 位，并包含大写字母、小写字母、数字、符号中的 {1} 种");
    public static readonly Error PasswordHoldsLogin = new("identity.password-holds-login", 400, "密码里不能包含账号");
    public static readonly Error PasswordReused = new("identity.password-reused", 400, "不能使用最近 {0} 次用过的密码，请换一个");
    public static readonly Error NumberInvalid = new("identity.number-invalid", 400, "{0}");
    public static readonly Error NameNeeded = new("identity.name-needed", 400, "请填写姓名或单位名称");
    public static readonly Error PhoneInvalid = new("identity.phone-invalid", 400, "手机号应为 11 位数字，请核对");
    public static readonly Error AlreadyRegistered = new("identity.already-registered", 409, "这个号码已经注册，请直接登录；忘记密码可在登录页找回");
    public static readonly Error NotVerified = new("identity.not-verified", 422, "姓名与证件号码不一致，请核对后重填");
    public static readonly Error VerifierDown = new("identity.verifier-down", 503, "实名核验暂时无法使用，请稍后再试，您填写的内容没有丢失");
    public static readonly Error NoAccount = new("identity.no-account", 404, "没有找到这个账号");
    public static readonly Error WrongPassword = new("identity.wrong-password", 400, "原密码不对，请重新输入");
    public static readonly Error NameDiffers = new("identity.name-differs", 409, "这个证件号码已登记为另一个姓名，请核对证件");
}
