namespace Heluo.Platform.Cases.Domain;

/// <summary>Tells the type of a file by its content, never by its name.</summary>
internal static class FileKinds
{
    private const int PdfTail = 4096;

    private static readonly (string Extension, string ContentType, byte[] Start)[] Known =
    [
        ("pdf", "application/pdf", "%PDF-"u8.ToArray()),
        ("jpg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("gif", "image/gif", "GIF8"u8.ToArray()),
        ("tif", "image/tiff", [0x49, 0x49, 0x2A, 0x00]),
        ("bmp", "image/bmp", "BM"u8.ToArray()),
        ("doc", "application/msword", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    ];

    /// <summary>Extension and content type; null when the content is none of the known kinds.</summary>
    public static (string Extension, string ContentType)? Tell(ReadOnlySpan<byte> head)
    {
        foreach (var (extension, type, start) in Known)
            if (head.StartsWith(start)) return (extension, type);
        return head.StartsWith("PK\u0003\u0004"u8) ? TellPackage(head) : null;
    }

    /// <summary>True when a file of this kind is taken where <paramref name="formats"/> are listed.</summary>
    public static bool Fits(string extension, IReadOnlyList<string> formats) =>
        formats.Any(f => f.Equals(extension, StringComparison.OrdinalIgnoreCase) || (extension == "jpg" && f.Equals("jpeg", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a PDF has its head and, near its end, the place of its contents (ISO 32000-1, 7.5.5); what broke off on the way lacks it.</summary>
    public static bool IsWholePdf(Stream content)
    {
        var head = new byte[1024];
        content.Position = 0;
        var hasHead = head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).IndexOf("%PDF-"u8) >= 0;
        var tail = new byte[Math.Min(PdfTail, content.Length)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        content.Position = 0;
        return hasHead && tail.AsSpan().IndexOf("startxref"u8) >= 0;
    }

    private static (string, string)? TellPackage(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("OFD.xml"u8) >= 0) return ("ofd", "application/ofd");
        if (head.IndexOf("word/"u8) >= 0) return ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        if (head.IndexOf("xl/"u8) >= 0) return ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return ("zip", "application/zip");
    }
}
