using System.Buffers;

namespace Heluo.Engines.Codes;

/// <summary>The alphabets of the identifiers and the values of their characters.</summary>
internal static class Symbols
{
    public const string Digits = "数字";
    public const string DigitsAndCapitals = "数字或大写字母";
    public const string CreditSymbols = "数字或除 I、O、S、V、Z 以外的大写字母";
    public const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Credit = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> DigitSet = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> AlphanumericSet = SearchValues.Create(Alphanumeric);
    private static readonly SearchValues<char> CreditSet = SearchValues.Create(Credit);
    private static readonly byte[] CreditValues = ValuesOf(Credit);

    /// <summary>0–9 → 0–9, A–Z → 10–35.</summary>
    public static int ValueOf(char c) => c <= '9' ? c - '0' : c - 'A' + 10;

    /// <summary>The value in the alphabet of 31 of GB 32100.</summary>
    public static int CreditValueOf(char c) => CreditValues[c];

    /// <summary>The fault of the first character of the part that is no digit; <paramref name="offset"/> characters stand before the part.</summary>
    public static CodeFault CheckDigits(string subject, ReadOnlySpan<char> part, int offset = 0) =>
        Check(subject, part, offset, DigitSet, Digits);

    public static CodeFault CheckDigitsAndCapitals(string subject, ReadOnlySpan<char> part, int offset = 0) =>
        Check(subject, part, offset, AlphanumericSet, DigitsAndCapitals);

    public static CodeFault CheckCreditSymbols(string subject, ReadOnlySpan<char> part, int offset = 0) =>
        Check(subject, part, offset, CreditSet, CreditSymbols);

    public static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return number;
    }

    /// <summary>Reads eight digits as year, month and day.</summary>
    public static bool TryDate(ReadOnlySpan<char> digits, out DateOnly date)
    {
        var (year, month, day) = (Number(digits[..4]), Number(digits[4..6]), Number(digits[6..8]));
        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    public static string RandomDigits(Random random, int count) =>
        string.Create(count, random, static (span, source) =>
        {
            foreach (ref var c in span) c = (char)('0' + source.Next(10));
        });

    private static CodeFault Check(string subject, ReadOnlySpan<char> part, int offset, SearchValues<char> allowed, string allowedText)
    {
        var wrong = part.IndexOfAnyExcept(allowed);
        return wrong < 0 ? default : CodeFault.Character(subject, offset + wrong + 1, part[wrong], allowedText);
    }

    private static byte[] ValuesOf(string alphabet)
    {
        var values = new byte[128];
        for (var i = 0; i < alphabet.Length; i++) values[alphabet[i]] = (byte)i;
        return values;
    }
}
