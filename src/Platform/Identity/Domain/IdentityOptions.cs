using System.ComponentModel.DataAnnotations;

namespace Heluo.Platform.Identity.Domain;

/// <summary>Configuration section <c>Identity</c>: the numbers assessors of GB/T 22239 level 3 ask for.</summary>
internal sealed class IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>Shortest password.</summary>
    [Range(8, 64)]
    public int PasswordLength { get; set; } = 8;

    /// <summary>How many of the four classes (upper, lower, digit, sign) a password needs.</summary>
    [Range(1, 4)]
    public int PasswordClasses { get; set; } = 3;

    /// <summary>Days after which an official must change the password.</summary>
    [Range(1, 3650)]
    public int PasswordDays { get; set; } = 90;

    /// <summary>How many earlier passwords may not come back.</summary>
    [Range(0, 24)]
    public int PasswordHistory { get; set; } = 5;

    /// <summary>Failures in a row before the account is locked.</summary>
    [Range(1, 20)]
    public int Failures { get; set; } = 5;

    /// <summary>How long a locked account stays locked.</summary>
    public TimeSpan Lock { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Idle time after which a session of an official ends.</summary>
    public TimeSpan OfficialIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Idle time after which a session of an applicant ends.</summary>
    public TimeSpan ApplicantIdle { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Longest session.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Sign-ins, sign-ups and recoveries that one network address may try in a minute.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerMinute { get; set; } = 60;

    /// <summary>Officials must set up the second factor before they work (GB/T 22239 level 3, 身份鉴别 d); not set: they must, except where demo accounts work.</summary>
    public bool? OfficialsNeedSecondFactor { get; set; }

    /// <summary>What <see cref="OfficialsNeedSecondFactor"/> comes to.</summary>
    public bool NeedsSecondFactor => OfficialsNeedSecondFactor ?? !AllowDemoAccounts;

    /// <summary>Demo accounts work; set only where demo data is wanted.</summary>
    public bool AllowDemoAccounts { get; set; }
}
