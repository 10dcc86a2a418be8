namespace Heluo.Engines.Codes;

/// <summary>The check-character systems. Every method expects characters already known to be of the right alphabet.</summary>
internal static class CheckCharacters
{
    private const string CitizenSymbols = "10X98765432";

    private static ReadOnlySpan<byte> CreditWeights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<byte> CitizenWeights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The 18th character for the first 17 of a unified social credit code (GB 32100-2015).</summary>
    public static char OfCredit(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += Symbols.CreditValueOf(first17[i]) * CreditWeights[i];
        return Symbols.Credit[(31 - sum % 31) % 31];
    }

    /// <summary>The 9th character for the first 8 of an organisation code (GB 11714-1997).</summary>
    public static char OfOrganisation(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += Symbols.ValueOf(first8[i]) * OrganisationWeights[i];
        return (11 - sum % 11) switch { 11 => '0', 10 => 'X', var digit => (char)('0' + digit) };
    }

    /// <summary>The 18th character for the first 17 of a citizen number (GB 11643-1999, ISO 7064 MOD 11-2).</summary>
    public static char OfCitizen(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (first17[i] - '0') * CitizenWeights[i];
        return CitizenSymbols[sum % 11];
    }

    /// <summary>Feeds characters into the hybrid system ISO/IEC 7064 MOD 37,36; start with 36.</summary>
    public static int FeedMod37(int product, ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            product = (product + Symbols.ValueOf(c)) % 36;
            if (product == 0) product = 36;
            product = product * 2 % 37;
        }

        return product;
    }

    /// <summary>The check character after everything was fed.</summary>
    public static char OfMod37(int product) => Symbols.Alphanumeric[(37 - product) % 36];
}
