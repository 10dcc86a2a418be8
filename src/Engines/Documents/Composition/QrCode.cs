using Heluo.Engines.Documents.Layout;
using QRCoder;

namespace Heluo.Engines.Documents.Composition;

/// <summary>A QR code (GB/T 18284, error correction M) as one vector path.</summary>
internal static class QrCode
{
    /// <summary>The dark modules within a square of <paramref name="size"/> mm; its corner is at <paramref name="x"/>, <paramref name="y"/>. A quiet zone is left to the caller.</summary>
    public static Shape Draw(string content, double x, double y, double size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M, forceUtf8: true, utf8BOM: false, QRCodeGenerator.EciMode.Utf8);
        var matrix = data.ModuleMatrix;
        const int Quiet = 4;
        var count = matrix.Count - 2 * Quiet;
        var module = size / count;
        var path = new PathData();
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count;)
            {
                var length = 0;
                while (column + length < count && matrix[row + Quiet][column + length + Quiet]) length++;
                if (length > 0) path.AddRectangle(x + column * module, y + row * module, length * module, module);
                column += Math.Max(1, length);
            }
        }

        return new Shape(path) { Fill = Color.Black };
    }
}
