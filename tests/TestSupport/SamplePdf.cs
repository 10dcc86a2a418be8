using System.Globalization;
using System.Text;

namespace Heluo.TestSupport;

/// <summary>The smallest PDF that browsers show, and one that broke off on the way.</summary>
public static class SamplePdf
{
    private static readonly string[] Objects =
    [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];

    /// <summary>One empty page of A4.</summary>
    public static byte[] Whole { get; } = Make();

    /// <summary>The first half of it.</summary>
    public static byte[] Broken { get; } = Whole[..(Whole.Length / 2)];

    private static byte[] Make()
    {
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new StringBuilder());
        foreach (var (index, item) in Objects.Index())
        {
            places.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj{item}endobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {Objects.Length + 1}\n0000000000 65535 f \n{places}trailer<</Size {Objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
