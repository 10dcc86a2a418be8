namespace Heluo.Platform.Identity.Domain;

/// <summary>A code sent to a telephone to prove that somebody holds it; the store keeps its hash.</summary>
internal sealed class PhoneCode
{
    public required long Id { get; init; }
    public required long AccountId { get; init; }
    public required string Purpose { get; init; }
    public required string Phone { get; init; }
    public required string CodeHash { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int Attempts { get; set; }
    public bool Used { get; set; }
}
