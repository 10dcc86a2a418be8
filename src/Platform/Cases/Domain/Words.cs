using Heluo.Engines.Codes;
using Heluo.Platform.Cases.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Chinese words for states, and masks for personal data in lists.</summary>
internal static class Words
{
    public static string Of(MatterStatus status) => status switch
    {
        MatterStatus.Draft => "草稿",
        MatterStatus.Submitted => "已收件，待受理",
        MatterStatus.AwaitingCorrection => "待补正",
        MatterStatus.NotAccepted => "不予受理",
        MatterStatus.Accepted => "办理中",
        MatterStatus.Suspended => "特别程序中",
        MatterStatus.Approved => "准予，待送达",
        MatterStatus.Rejected => "不予，待送达",
        MatterStatus.Delivered => "已办结",
        MatterStatus.Withdrawn => "已撤回",
        MatterStatus.Lapsed => "逾期未补正，视为撤回",
        _ => status.ToString(),
    };

    /// <summary>Without the characters that no text holds and PostgreSQL refuses.</summary>
    public static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal).Trim() : text.Trim();

    /// <summary>A credit code, not a citizen number.</summary>
    public static bool IsOrganisation(string number) => CreditCode.TryParse(number, out _, out _);

    /// <summary>张** for persons; organisations are public.</summary>
    public static string MaskName(string name, bool organisation) =>
        organisation || name.Length == 0 ? name : name[..1] + new string('*', Math.Max(1, name.Length - 1));

    /// <summary>First six (citizen) and last four stay.</summary>
    public static string MaskNumber(string number) => number.Length < 11 ? number : string.Concat(number.AsSpan(0, 6), new string('*', number.Length - 10), number.AsSpan(number.Length - 4));

    /// <summary>138****1234.</summary>
    public static string MaskPhone(string phone) => phone.Length != 11 ? phone : string.Concat(phone.AsSpan(0, 3), "****", phone.AsSpan(7));
}
