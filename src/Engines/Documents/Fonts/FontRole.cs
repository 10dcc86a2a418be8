namespace Heluo.Engines.Documents.Fonts;

/// <summary>The typefaces Chinese official documents speak of; a <see cref="FontLibrary"/> finds an installed face for each.</summary>
public enum FontRole
{
    /// <summary>宋体: receipts, tables, page numbers.</summary>
    Song,

    /// <summary>仿宋: body of official documents (GB/T 9704-2012, 5.2.2).</summary>
    FangSong,

    /// <summary>楷体: second-level headings, name of the signatory.</summary>
    Kai,

    /// <summary>黑体: first-level headings, grade of secrecy, urgency.</summary>
    Hei,

    /// <summary>小标宋: name of the issuing body and titles. Falls back to 宋体 drawn heavier.</summary>
    TitleSong,
}
