using System.Text.RegularExpressions;

namespace Heluo.Services.Ratings.Domain;

/// <summary>What stands before the publication of a text: numbers of people are covered, words on the list send it to a person.</summary>
internal sealed partial class TextScreen(RatingRules rules)
{
    /// <summary>The text as it may be shown, and whether it may be shown at once.</summary>
    public (string Text, Screening Screening) Judge(string text)
    {
        var plain = text.Trim();
        if (plain.Length == 0) return ("", Screening.Empty);
        var covered = Numbers().Replace(plain, m => new string('*', m.Length));
        var joined = string.Concat(plain.Where(char.IsLetterOrDigit));
        return (covered, rules.File.Screen.Words.Exists(w => joined.Contains(w, StringComparison.OrdinalIgnoreCase)) ? Screening.Waiting : Screening.Published);
    }

    /// <summary>Telephone, citizen and bank-card numbers, also with blanks or dashes inside.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9](?:[ \-]?[0-9]){6,18}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex Numbers();
}
