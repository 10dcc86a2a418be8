using System.Globalization;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Services.Portal.Apply;

/// <summary>Words used on several pages of the journey.</summary>
internal static class ApplyText
{
    public const string Materials = "上传材料";
    public const string Check = "核对并提交";

    /// <summary>A length of a file in words.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024)} KB"
        : (bytes / 1048576m).ToString("0.#", CultureInfo.InvariantCulture) + " MB";

    /// <summary>Said beside a PDF that seems broken.</summary>
    public const string LooksDamaged = "这个 PDF 可能已经损坏，请打开看看。打不开的，删除后重新上传一份完整的。";

    /// <summary>Kinds of files and their limit in words: “PDF、JPG 或 PNG，每个不超过 10 MB”.</summary>
    public static string Kinds(IReadOnlyList<string> formats, int megabytes)
    {
        var names = formats.Select(f => f.ToUpperInvariant()).ToList();
        var kinds = names.Count < 2 ? string.Concat(names) : $"{string.Join('、', names.SkipLast(1))} 或 {names[^1]}";
        return $"{kinds}，每个不超过 {megabytes} MB";
    }

    /// <summary>Kinds for the browser's chooser.</summary>
    public static string Accept(IReadOnlyList<string> formats) => string.Join(',', formats.Select(f => f == "jpg" ? ".jpg,.jpeg" : "." + f));

    /// <summary>A number of days in words.</summary>
    public static string Days(DayTerm term) => term.Days == 0 ? "当场办结" : $"{term.Days} 个{term.Unit}";

    /// <summary>Who may apply, in words.</summary>
    public static string Audience(IReadOnlyList<string> audience) => audience.Count == 0 ? "个人和单位" : string.Join('、', audience.Select(a => a == "自然人" ? "个人" : a));
}
