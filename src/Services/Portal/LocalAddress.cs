namespace Heluo.Services.Portal;

/// <summary>Addresses that visitors bring along: only those of this site are followed.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is a plain one of this site, else <paramref name="other"/>.</summary>
    public static string Or(string? address, string other) =>
        address is { Length: > 0 and <= 500 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
        && !address.Any(char.IsControl) && Uri.IsWellFormedUriString(address, UriKind.Relative) ? address : other;
}
