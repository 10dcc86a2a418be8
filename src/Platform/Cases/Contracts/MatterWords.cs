namespace Heluo.Platform.Cases.Contracts;

/// <summary>What pages of applicants say alike.</summary>
public static class MatterWords
{
    /// <summary>Said to who opens a matter that is not under their account; the same whether there is one or not.</summary>
    public const string NotYours = "这个账号名下没有这份办件。请到“我的办件”里找，或者换成申请时用的账号登录";
}
