using System.Text;

namespace Heluo.Engines.Documents.Templates;

/// <summary>Sums of money in the capital numerals of bills (支付结算办法, annex 1: 正确填写票据和结算凭证的基本规定).</summary>
internal static class AmountInWords
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary>Words of an amount in yuan, rounded to the cent; null below zero or from 10^16.</summary>
    public static string? Of(decimal amount)
    {
        if (amount < 0 || amount >= 10_000_000_000_000_000m) return null;
        var cents = (long)Math.Round(amount * 100, MidpointRounding.AwayFromZero);
        var (yuan, jiao, fen) = (cents / 100, (int)(cents / 10 % 10), (int)(cents % 10));
        var words = new StringBuilder("人民币");
        if (yuan > 0) words.Append(Whole(yuan)).Append('元');
        if (jiao == 0 && fen == 0) return words.Append(yuan == 0 ? "零元整" : "整").ToString();
        if (jiao > 0) words.Append(Digits[jiao]).Append('角');
        else if (yuan > 0) words.Append('零');
        return fen > 0 ? words.Append(Digits[fen]).Append('分').ToString() : words.Append('整').ToString();
    }

    private static string Whole(long number)
    {
        var words = new StringBuilder();
        var gap = false;
        var before = 1;
        for (var group = 3; group >= 0; group--)
        {
            var part = (int)(number / (long)Math.Pow(10000, group) % 10000);
            if (part == 0)
            {
                gap = words.Length > 0;
                continue;
            }

            if (words.Length > 0 && (gap || part < 1000 || before % 10 == 0)) words.Append('零');
            words.Append(Group(part)).Append(group == 3 && number / 100_000_000 % 10000 != 0 ? "万" : Groups[group]);
            (gap, before) = (false, part);
        }

        return words.ToString();
    }

    private static string Group(int part)
    {
        var words = new StringBuilder();
        var zero = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = part / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                zero = words.Length > 0;
                continue;
            }

            if (zero) words.Append('零');
            words.Append(Digits[digit]).Append(Places[place]);
            zero = false;
        }

        return words.ToString();
    }
}
