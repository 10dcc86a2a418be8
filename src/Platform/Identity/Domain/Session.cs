using System.Security.Cryptography;
using System.Text;

namespace Heluo.Platform.Identity.Domain;

/// <summary>A signed-in session; the token itself is known only to the holder, the store keeps its hash.</summary>
internal sealed class Session
{
    public required long Id { get; init; }
    public required string TokenHash { get; init; }
    public required long AccountId { get; init; }
    public required DateTimeOffset BeganAt { get; init; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string Address { get; init; } = "";
    public string Agent { get; init; } = "";
    public bool SecondFactor { get; set; }

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
