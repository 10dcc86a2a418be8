using System.Globalization;

namespace Heluo.Engines.Codes;

/// <summary>
/// 公民身份号码, GB 11643-1999: six digits of the division of first registration, birth date, three digits of sequence (odd: male) and a check character.
/// The division may have been withdrawn since. Residence permits of people from Hong Kong (81), Macao (82) and Taiwan (83) have the same form.
/// </summary>
public readonly record struct CitizenNumber
{
    private const int OldestYears = 150;
    private readonly string? _text;

    private CitizenNumber(string text) => _text = text;

    /// <summary>The name used in faults.</summary>
    public static string Subject => "身份证号";

    /// <summary>Eighteen characters, the last possibly a capital X. Personal data: show <see cref="Masked"/> on screens.</summary>
    public string Text => _text ?? "";

    /// <summary>Six digits of the division where the person was first registered; may be withdrawn by now.</summary>
    public string Division => Text[..6];

    /// <summary>The date of birth.</summary>
    public DateOnly BirthDate => Symbols.TryDate(Text.AsSpan(6, 8), out var date) ? date : default;

    /// <summary>True for male, false for female, by the parity of the 17th digit.</summary>
    public bool IsMale => (Text[16] - '0') % 2 == 1;

    /// <summary>The number with the birth date hidden: <c>410102********0035</c>.</summary>
    public string Masked => Text.Length == 0 ? "" : string.Concat(Text.AsSpan(0, 6), "********", Text.AsSpan(14));

    /// <summary>The age in completed years on <paramref name="day"/>; a person born on 29 February ages on 1 March.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - BirthDate.Year;
        return (day.Month, day.Day).CompareTo((BirthDate.Month, BirthDate.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>Puts a number together and computes its check character.</summary>
    /// <param name="division">Six digits.</param>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="sequence">0–999; odd for a man.</param>
    /// <exception cref="FormatException">The division is not six digits of a known province.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is outside 0–999.</exception>
    public static CitizenNumber Create(string division, DateOnly birthDate, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, 999);
        if (division.Length != 6) throw CodeFault.Length(Subject + "地址码", "6 位", division.Length).ToException();
        var fault = CheckDivision(division);
        if (!fault.IsNone) throw fault.ToException();
        var first17 = string.Create(CultureInfo.InvariantCulture, $"{division}{birthDate:yyyyMMdd}{sequence:000}");
        return new CitizenNumber(first17 + CheckCharacters.OfCitizen(first17));
    }

    /// <summary>Looks for the first fault without allocating. A lower-case x at the end is accepted.</summary>
    /// <param name="text">What was entered.</param>
    /// <param name="today">Nobody is born after this day.</param>
    public static CodeFault Check(ReadOnlySpan<char> text, DateOnly today)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length == 15) return CodeFault.Whole(Subject, "是 15 位的旧号码，请填写现在使用的 18 位号码");
        if (text.Length != 18) return CodeFault.Length(Subject, "18 位", text.Length);
        var fault = Symbols.CheckDigits(Subject, text[..17]);
        if (fault.IsNone) fault = CheckDivision(text[..6]);
        if (fault.IsNone) fault = CheckBirth(text.Slice(6, 8), today);
        if (!fault.IsNone) return fault;
        var last = text[17] == 'x' ? 'X' : text[17];
        if (last != 'X' && !char.IsAsciiDigit(last)) return CodeFault.Character(Subject, 18, last, "数字或 X");
        var expected = CheckCharacters.OfCitizen(text[..17]);
        return last == expected ? default : CodeFault.CheckDigit(Subject, 18, expected);
    }

    /// <summary>Parses an entered number; a final x is stored as X.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateOnly today, out CitizenNumber number, out CodeFault fault)
    {
        fault = Check(text, today);
        number = fault.IsNone ? new CitizenNumber(text[17] == 'x' ? string.Concat(text[..17], "X") : text.ToString()) : default;
        return fault.IsNone;
    }

    /// <summary>Parses a number.</summary>
    /// <exception cref="FormatException">The text is no valid number; the message is the reason in Chinese.</exception>
    public static CitizenNumber Parse(string text, DateOnly today) =>
        TryParse(text, today, out var number, out var fault) ? number : throw fault.ToException();

    /// <summary>Converts a number of 15 digits (before 1999): the century is 19, or 18 where the sequence 996–999 marks a centenarian.</summary>
    public static bool TryConvertOld(ReadOnlySpan<char> text, DateOnly today, out CitizenNumber number, out CodeFault fault)
    {
        number = default;
        fault = text.Length == 15 ? Symbols.CheckDigits(Subject, text) : CodeFault.Length("旧" + Subject, "15 位", text.Length);
        if (!fault.IsNone) return false;
        var century = Symbols.Number(text[12..]) >= 996 ? "18" : "19";
        var first17 = string.Concat(text[..6], century, text[6..]);
        return TryParse(first17 + CheckCharacters.OfCitizen(first17), today, out number, out fault);
    }

    /// <summary>Makes a valid synthetic number of Henan for somebody born 1940–2007; the same seed gives the same number.</summary>
    public static CitizenNumber Generate(Random random)
    {
        var division = $"41{random.Next(1, 18):00}{random.Next(1, 30):00}";
        return Create(division, new DateOnly(1940, 1, 1).AddDays(random.Next(68 * 365)), random.Next(1, 996));
    }

    /// <summary>The masked number, so that a log line does not leak it.</summary>
    public override string ToString() => Masked;

    /// <summary>Withdrawn divisions stay valid, so only the province and the class of prefecture can be judged.</summary>
    private static CodeFault CheckDivision(ReadOnlySpan<char> digits)
    {
        var province = Symbols.Number(digits[..2]);
        if (!Provinces.IsKnown(province) && province != 83) return CodeFault.Part(Subject, 1, 2, "不是已知的省级区划代码，请核对");
        var prefecture = Symbols.Number(digits[2..4]);
        var whole = prefecture is (>= 1 and <= 70) or 90;
        return whole || (province > 70 && prefecture == 0) ? default : CodeFault.Part(Subject, 3, 4, "不是有效的市级区划代码，请核对");
    }

    private static CodeFault CheckBirth(ReadOnlySpan<char> digits, DateOnly today)
    {
        if (!Symbols.TryDate(digits, out var birth)) return CodeFault.Part(Subject, 7, 14, "不是真实存在的日期，请核对出生日期");
        if (birth > today) return CodeFault.Part(Subject, 7, 14, "的出生日期晚于今天，请核对");
        return birth.Year + OldestYears < today.Year ? CodeFault.Part(Subject, 7, 14, "的出生日期过早，请核对") : default;
    }
}
