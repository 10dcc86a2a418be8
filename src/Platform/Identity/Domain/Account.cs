using Heluo.Kernel.Results;
using Microsoft.AspNetCore.Identity;

namespace Heluo.Platform.Identity.Domain;

internal enum AccountKind
{
    Person,
    Organisation,
    Official,
}

/// <summary>A way to sign in. Officials have one by staff number, applicants by citizen number or credit code.</summary>
internal sealed class Account
{
    private static readonly PasswordHasher<Account> Hasher = new();
    private static readonly Lazy<string> Pretence = new(() => Hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    public required long Id { get; init; }
    public required AccountKind Kind { get; init; }
    public required string Login { get; init; }
    public string PasswordHash { get; private set; } = "";
    public DateTimeOffset PasswordChangedAt { get; private set; }
    public bool MustChangePassword { get; set; }
    public string EarlierHashes { get; private set; } = "";
    public int Failures { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Protected secret of the second factor; null when it is not set up.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Time step of the last code taken: none is taken twice.</summary>
    public long TotpStep { get; set; }
    public long HolderId { get; init; }
    public long OfficialId { get; init; }
    public bool Active { get; set; } = true;
    public bool Demo { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    public bool Matches(string password) => Hasher.VerifyHashedPassword(this, PasswordHash, password) != PasswordVerificationResult.Failed;

    /// <summary>What the policy has against a password; null when nothing.</summary>
    public static Error? PasswordFault(string password, string login, IdentityOptions policy)
    {
        var classes = (password.Any(char.IsAsciiLetterUpper) ? 1 : 0) + (password.Any(char.IsAsciiLetterLower) ? 1 : 0)
            + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);
        if (password.Length < policy.PasswordLength || password.Length > 128 || classes < policy.PasswordClasses)
            return IdentityErrors.WeakPassword.With(policy.PasswordLength, policy.PasswordClasses);
        return password.Contains(login, StringComparison.OrdinalIgnoreCase) ? IdentityErrors.PasswordHoldsLogin : null;
    }

    /// <summary>Slow on purpose: never inside a write lane.</summary>
    public static string HashOf(string password) => Hasher.HashPassword(null!, password);

    /// <summary>Takes the time of a wrong password when there is no account to ask.</summary>
    public static void PretendToMatch(string password) => Hasher.VerifyHashedPassword(null!, Pretence.Value, password);

    /// <summary>True for the present password and the last ones.</summary>
    public bool UsedBefore(string password) => EarlierHashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(PasswordHash)
        .Any(hash => hash.Length > 0 && Hasher.VerifyHashedPassword(this, hash, password) != PasswordVerificationResult.Failed);

    /// <summary>Takes a new password by its hash and remembers the old one.</summary>
    public void ChangeTo(string hash, IdentityOptions policy, DateTimeOffset now)
    {
        if (PasswordHash.Length > 0) EarlierHashes = string.Join('\n', EarlierHashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(PasswordHash).Take(policy.PasswordHistory));
        SetHash(hash, now);
    }

    /// <summary>The password is older than officials may keep one, or was set by somebody else.</summary>
    public bool MustRenew(IdentityOptions policy, DateTimeOffset now) =>
        !Demo && (MustChangePassword || (Kind == AccountKind.Official && now - PasswordChangedAt > TimeSpan.FromDays(policy.PasswordDays)));

    /// <summary>Sets a hash made beforehand: demo accounts share one.</summary>
    public void SetHash(string hash, DateTimeOffset now)
    {
        (PasswordHash, PasswordChangedAt, MustChangePassword) = (hash, now, false);
        Unlock();
    }

    public void RecordFailure(IdentityOptions policy, DateTimeOffset now)
    {
        Failures++;
        if (Failures >= policy.Failures) (Failures, LockedUntil) = (0, now + policy.Lock);
    }

    public void Unlock() => (Failures, LockedUntil) = (0, null);
}
