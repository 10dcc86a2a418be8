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
    public long HolderId { get; init; }
    public long OfficialId { get; init; }
    public bool Active { get; set; } = true;
    public bool Demo { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    public bool Matches(string password) => Hasher.VerifyHashedPassword(this, PasswordHash, password) != PasswordVerificationResult.Failed;

    /// <summary>Sets a password that the policy allows.</summary>
    public Result<Done> SetPassword(string password, IdentityOptions policy, DateTimeOffset now)
    {
        var classes = (password.Any(char.IsAsciiLetterUpper) ? 1 : 0) + (password.Any(char.IsAsciiLetterLower) ? 1 : 0)
            + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);
        if (password.Length < policy.PasswordLength || password.Length > 128 || classes < policy.PasswordClasses)
            return IdentityErrors.WeakPassword.With(policy.PasswordLength, policy.PasswordClasses);
        if (password.Contains(Login, StringComparison.OrdinalIgnoreCase)) return IdentityErrors.PasswordHoldsLogin;
        var earlier = EarlierHashes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if ((PasswordHash.Length > 0 && Matches(password)) || earlier.Any(h => Hasher.VerifyHashedPassword(this, h, password) != PasswordVerificationResult.Failed))
            return IdentityErrors.PasswordReused.With(policy.PasswordHistory);
        if (PasswordHash.Length > 0) EarlierHashes = string.Join('\n', earlier.Prepend(PasswordHash).Take(policy.PasswordHistory));
        SetHash(Hasher.HashPassword(this, password), now);
        return Done.Value;
    }

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
