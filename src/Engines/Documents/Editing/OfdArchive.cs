using Heluo.Engines.Documents.Ofd;

namespace Heluo.Engines.Documents.Editing;

/// <summary>What keeps a file from being an archive copy.</summary>
public enum OfdArchiveFaultKind
{
    /// <summary>Not declared as OFD-A.</summary>
    Kind,

    /// <summary>A signature that depends on keys and algorithms, to be replaced by its appearance and facts.</summary>
    Signature,

    /// <summary>A font that is only named, or whose file is missing.</summary>
    Font,

    /// <summary>Sound, film, or a picture that is missing or of a kind long-term formats leave out.</summary>
    Media,

    /// <summary>Something that leads out of the file.</summary>
    External,

    /// <summary>Required information that is missing.</summary>
    Information,
}

/// <summary>A reason why a file is not an archive copy.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
public sealed record OfdArchiveFault(OfdArchiveFaultKind Kind, string Message);

/// <summary>Checks a file against what archives keep: OFD-A (GB/T 42133-2022), usability in the sense of DA/T 70-2018.</summary>
public static class OfdArchive
{
    /// <summary>The faults; empty for an archive copy.</summary>
    /// <exception cref="OfdException">A part that is needed cannot be read.</exception>
    public static IReadOnlyList<OfdArchiveFault> Faults(OfdFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var faults = new List<OfdArchiveFault>();
        if (file.Kind != "OFD-A") faults.Add(new OfdArchiveFault(OfdArchiveFaultKind.Kind, $"文件类型是“{file.Kind}”，归档文件应为 OFD-A"));
        foreach (var document in file.Documents) Check(document, faults);
        return [.. faults.Distinct()];
    }

    private static void Check(OfdDocument document, List<OfdArchiveFault> faults)
    {
        if (document.DocumentId.Length == 0) Add(OfdArchiveFaultKind.Information, "没有文档标识（DocID）");
        if (document.SignaturesLocation is not null) Add(OfdArchiveFaultKind.Signature, "带有数字签名，归档时应去技术化：保留印章外观和签名信息，去掉签名");
        foreach (var page in document.Pages) document.AddPageResources(page);
        foreach (var resource in document.Resources.All) Check(document, resource, Add);
        var outside = document.Pages.Select(p => p.Root).Append(document.Root).SelectMany(r => r.Descendants()).Where(e => e.Name.LocalName is "URI" or "Sound" or "Movie" or "GotoA");
        foreach (var action in outside) Add(OfdArchiveFaultKind.External, action.Name.LocalName == "URI" ? $"含有链接到文件之外的动作：{action.Value("URI")}" : "含有播放音视频或打开附件的动作");

        void Add(OfdArchiveFaultKind kind, string message) => faults.Add(new OfdArchiveFault(kind, message));
    }

    private static void Check(OfdDocument document, OfdResource resource, Action<OfdArchiveFaultKind, string> add)
    {
        var element = resource.Element;
        if (element.Name.LocalName == "Font" && document.Resources.File(resource, "FontFile") is null)
            add(OfdArchiveFaultKind.Font, $"字体“{element.Value("FontName")}”没有嵌入");
        if (element.Name.LocalName != "MultiMedia") return;
        if (element.Value("Type") is { } type and not "Image") add(OfdArchiveFaultKind.Media, $"含有{(type == "Audio" ? "音频" : "视频")}");
        else if (document.Resources.File(resource, "MediaFile") is null) add(OfdArchiveFaultKind.Media, $"图片“{element.Text("MediaFile")}”不存在");
    }
}
