using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;

namespace Heluo.Engines.Documents.Editing;

/// <summary>
/// Makes new OFD files from existing ones: joined, divided, with notes laid over, as archive copies. What is made is a new file: signatures of
/// the originals end with them, their seals stay visible as pictures (annotations of kind Stamp).
/// </summary>
public static class OfdEditor
{
    /// <summary>One file with the pages of all, in order. Title and further information come from the first.</summary>
    /// <param name="files">At least one OFD file.</param>
    /// <param name="limits">Bounds on each file; null for the usual ones.</param>
    /// <exception cref="OfdException">A file cannot be read safely.</exception>
    public static byte[] Merge(IReadOnlyList<byte[]> files, OfdLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0) throw new ArgumentException("没有要合并的文件。", nameof(files));
        var assembler = new OfdAssembler();
        foreach (var document in files.SelectMany(f => OfdFile.Open(f, limits).Documents)) assembler.Add(document, [.. document.Pages]);
        return assembler.ToBytes("OFD");
    }

    /// <summary>The pages of <paramref name="more"/> behind those of <paramref name="file"/>; see <see cref="Merge"/>.</summary>
    public static byte[] Append(byte[] file, byte[] more, OfdLimits? limits = null) => Merge([file, more], limits);

    /// <summary>A file with some pages of another, and only the fonts and pictures these use.</summary>
    /// <param name="file">The OFD file.</param>
    /// <param name="pages">Page indexes from 0, in the order wanted, each once.</param>
    /// <param name="limits">Bounds on the file; null for the usual ones.</param>
    /// <exception cref="ArgumentException">No page, or a page that is not there.</exception>
    public static byte[] Extract(byte[] file, IReadOnlyList<int> pages, OfdLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var document = OfdFile.Open(file, limits).Documents[0];
        if (pages.Count == 0) throw new ArgumentException("没有指定页面。", nameof(pages));
        if (pages.Distinct().Count() < pages.Count) throw new ArgumentException("同一页不能指定两次。", nameof(pages));
        if (pages.Where(p => p < 0 || p >= document.Pages.Count).Select(p => (int?)p).FirstOrDefault() is { } wrong)
            throw new ArgumentException($"文件共 {document.Pages.Count} 页，没有第 {wrong + 1} 页。", nameof(pages));
        var assembler = new OfdAssembler();
        assembler.Add(document, [.. pages.Select(p => document.Pages[p])]);
        return assembler.ToBytes("OFD");
    }

    /// <summary>Files of so many pages each; see <see cref="Extract"/>.</summary>
    public static IReadOnlyList<byte[]> Split(byte[] file, int pagesEach = 1, OfdLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pagesEach, 1);
        var count = OfdFile.Open(file, limits).Documents[0].Pages.Count;
        return [.. Enumerable.Range(0, count).Chunk(pagesEach).Select(pages => Extract(file, pages, limits))];
    }

    /// <summary>A copy with annotations laid over its pages, e.g. the purpose and term a licence copy was made for (加注件).</summary>
    /// <param name="file">The OFD file.</param>
    /// <param name="annotations">What to lay over; page indexes from 0.</param>
    /// <param name="limits">Bounds on the file; null for the usual ones.</param>
    public static byte[] Annotate(byte[] file, IReadOnlyList<PageAnnotation> annotations, OfdLimits? limits = null)
    {
        var document = OfdFile.Open(file, limits).Documents[0];
        var blank = new LaidOutDocument
        {
            Pages = [.. document.Pages.Select(p => new LaidOutPage(p.Width, p.Height, []))],
            Annotations = annotations,
        };
        var assembler = new OfdAssembler();
        assembler.Add(document, [.. document.Pages]);
        assembler.Overlay(OfdFile.Open(OfdWriter.ToBytes(blank)).Documents[0]);
        return assembler.ToBytes("OFD");
    }

    /// <summary>
    /// An archive copy, OFD-A (GB/T 42133-2022): seals kept as pictures, signatures replaced by <paramref name="facts"/>, e.g. signer, time and
    /// digest, links dropped, fonts that were only named embedded as they are drawn here. What an archive may not hold besides is refused.
    /// </summary>
    /// <param name="file">The OFD file.</param>
    /// <param name="facts">Name/value pairs added to the information of the document.</param>
    /// <param name="limits">Bounds on the file; null for the usual ones.</param>
    /// <param name="fonts">Where stand-ins come from for fonts that are only named; null for those installed on this machine.</param>
    /// <exception cref="OfdException">The file cannot be read, or <see cref="OfdArchive.Faults"/> names something that keeps it from being an archive copy.</exception>
    public static byte[] ToArchive(byte[] file, IReadOnlyDictionary<string, string>? facts = null, OfdLimits? limits = null, FontLibrary? fonts = null)
    {
        var opened = OfdFile.Open(file, limits);
        var assembler = new OfdAssembler(new OfdFontEmbedder(fonts ?? FontLibrary.System));
        foreach (var document in opened.Documents) assembler.Add(document, [.. document.Pages]);
        foreach (var (name, value) in facts ?? new Dictionary<string, string>()) assembler.AddFact(name, value);
        var archived = assembler.ToBytes("OFD-A");
        var faults = OfdArchive.Faults(OfdFile.Open(archived, limits));
        return faults.Count == 0 ? archived : throw new OfdException(OfdFault.Unsupported, "不能转为归档格式：" + string.Join("；", faults.Select(f => f.Message)));
    }
}
