namespace Heluo.Platform.Identity.Pages.Own;

/// <summary>Words of the account pages.</summary>
internal static class AccountText
{
    public static string Assurance(int level) => level switch
    {
        0 => "没有核验",
        1 => "一级：姓名和证件号码一致",
        2 => "二级：本人银行卡或人脸核验",
        _ => "三级：窗口当面核验",
    };

    public static string? Said(string word) => word switch
    {
        "password" => "密码已修改，其他设备已退出登录。",
        "second-factor" => "动态验证码已绑定，下次登录要输入验证码。",
        "session" => "那台设备已退出登录。",
        "phone" => "手机号已更换。",
        "address" => "联系地址已保存。",
        "verified" => "核验通过，实名等级已提高到二级。",
        _ => null,
    };
}
