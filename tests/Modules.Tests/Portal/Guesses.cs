using System.Globalization;
using Heluo.Engines.Codes;
using Heluo.Engines.Forms;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Values that somebody might fill in; when a page refuses one, another is tried.</summary>
internal sealed class Guesses(Random random)
{
    private static readonly string[] Words = ["张小河", "河南省郑州市金水区花园路 39 号", "A123456789", "410105001001GB00001F00010001", "JY14101050012345", "http://example.com", "41010519900307221342", "B", "12"];
    private static readonly int[] Ahead = [-30, -2, 0, 1, 30, 90, -200, -60, -400, 200, 1200, 400, 900, -1500, -9000, -22500, -29500, 60];
    private static readonly string[] Numbers = ["1", "2", "10", "100", "200", "0", "5", "1000", "20", "50", "300", "3", "40", "15"];

    /// <summary>A value for a field of the form; the first try is the plainest.</summary>
    public string Of(FormField field, Control control, bool first)
    {
        if (control.Options.Count > 0) return first && !control.Options.Contains("true") ? control.Options[0] : first ? "true" : Any(control.Options);
        return field.Kind switch
        {
            FieldKind.Number or FieldKind.Money => first && field.Min.Length > 0 && decimal.TryParse(field.Min, NumberStyles.Number, CultureInfo.InvariantCulture, out var least) ? Math.Ceiling(Math.Max(least, 1)).ToString(CultureInfo.InvariantCulture) : first ? Numbers[2] : Number(field),
            FieldKind.Citizen => CitizenNumber.Create("410105", new DateOnly(1930 + random.Next(72), 1 + random.Next(12), 1 + random.Next(28)), 1 + random.Next(900)).Text,
            FieldKind.Credit => CreditCode.Generate(random).Text,
            FieldKind.Phone => $"138{random.Next(100_000_000):D8}",
            FieldKind.Email => "someone@example.com",
            FieldKind.Postcode => "450000",
            FieldKind.BankAccount => "6222021234567890128",
            FieldKind.Plate => "豫A12345",
            FieldKind.Time => "09:30",
            FieldKind.Multiline => "按实际情况填写。",
            FieldKind.Text when first => Words[0],
            FieldKind.Text => Any(Words),
            _ => Words[0],
        };
    }

    public DateOnly Day(DateOnly today, bool first) => today.AddDays(first ? Ahead[0] : Any(Ahead));

    private string Number(FormField field) => field.Min.Length > 0 && random.Next(4) == 0 && decimal.TryParse(field.Min, NumberStyles.Number, CultureInfo.InvariantCulture, out var least)
        ? Math.Ceiling(least + random.Next(3)).ToString(CultureInfo.InvariantCulture)
        : Any(Numbers);

    public T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
