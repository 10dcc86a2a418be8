using System.Text;
using Heluo.Engines.Documents.Fonts;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>A matrix/curve ICC profile of sRGB (ICC.1:2001-04 profile version 2; primaries of IEC 61966-2-1 adapted to D50).</summary>
internal static class SrgbProfile
{
    public static readonly byte[] Bytes = Build();

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description()), ("cprt", Text("No copyright, use freely")), ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)), ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)), ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var body = new BigEndianBuffer();
        var table = new BigEndianBuffer().U32(tags.Length);
        var start = 128 + 4 + 12 * tags.Length;
        var places = new Dictionary<byte[], int>();
        foreach (var (tag, data) in tags)
        {
            if (!places.TryGetValue(data, out var at))
            {
                places[data] = at = start + body.Length;
                body.Raw(data).Align(4);
            }

            table.Raw(Encoding.ASCII.GetBytes(tag)).U32(at).U32(data.Length);
        }

        return Header(start + body.Length).Raw(table.Bytes).Raw(body.Bytes).Bytes.ToArray();
    }

    private static BigEndianBuffer Header(int size) => new BigEndianBuffer()
        .U32(size).U32(0).U32(0x02100000).Raw("mntrRGB XYZ "u8).U16(2026).U16(1).U16(1).U16(0).U16(0).U16(0)
        .Raw("acsp"u8).U32(0).U32(0).U32(0).U32(0).U32(0).U32(0).U32(0).Raw(Fixed(0.9642)).Raw(Fixed(1.0)).Raw(Fixed(0.8249)).Raw(new byte[48]);

    private static byte[] Fixed(double value) => new BigEndianBuffer().U32((long)Math.Round(value * 65536)).Bytes.ToArray();

    private static byte[] Xyz(double x, double y, double z) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Text(string text) => [.. "text"u8, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Description()
    {
        var name = "sRGB IEC61966-2.1\0"u8;
        return new BigEndianBuffer().Raw("desc"u8).U32(0).U32(name.Length).Raw(name).U32(0).U32(0).U16(0).Raw(new byte[68]).Bytes.ToArray();
    }

    private static byte[] Curve()
    {
        const int Points = 1024;
        var curve = new BigEndianBuffer().Raw("curv"u8).U32(0).U32(Points);
        for (var i = 0; i < Points; i++)
        {
            var value = i / (Points - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            curve.U16((int)Math.Round(linear * 65535));
        }

        return curve.Bytes.ToArray();
    }
}
