using Heluo.Engines.Documents.Fonts;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>An OFD file opened for reading (GB/T 33190-2016). Files of other makers are read leniently, unsafe ones are refused with the reason.</summary>
public sealed class OfdFile
{
    private OfdFile(OfdPackage package, FontLibrary fonts)
    {
        Package = package;
        var root = package.Xml("OFD.xml");
        if (root.Name.LocalName != "OFD") throw new OfdException(OfdFault.BadContent, "OFD.xml 的内容不是 OFD 文件的入口。");
        Version = root.Value("Version") ?? "";
        Kind = root.Value("DocType") ?? "OFD";
        Documents = [.. root.Children("DocBody").Select(body => new OfdDocument(package, body, fonts))];
        if (Documents.Count == 0) throw new OfdException(OfdFault.BadContent, "OFD.xml 里没有文档。");
    }

    /// <summary>Version as written, usually 1.0 or 1.1.</summary>
    public string Version { get; }

    /// <summary>Kind as written: OFD, or OFD-A for archives.</summary>
    public string Kind { get; }

    /// <summary>The documents; most files hold one.</summary>
    public IReadOnlyList<OfdDocument> Documents { get; }

    internal OfdPackage Package { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="data">The bytes; kept, not copied.</param>
    /// <param name="limits">Bounds on what is unpacked; null for the usual ones.</param>
    /// <param name="fonts">Stand-ins for fonts that are only named; null for those installed on this machine.</param>
    /// <exception cref="OfdException">The file cannot be read safely; the message says why.</exception>
    public static OfdFile Open(byte[] data, OfdLimits? limits = null, FontLibrary? fonts = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new OfdFile(new OfdPackage(data, limits ?? OfdLimits.Default), fonts ?? FontLibrary.System);
    }
}
