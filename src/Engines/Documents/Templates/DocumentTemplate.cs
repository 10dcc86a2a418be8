using Heluo.Engines.Documents.Composition;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Templates;

/// <summary>
/// A document template a clerk can read and edit. The README of this engine lists its marks: one line is one paragraph, <c># 标题</c>,
/// <c>@主送</c> and other marks, <c>| 表格 |</c> rows, fields <c>{{applicant.name|默认 无}}</c>, <c>{{#如果 …}}</c> and <c>{{#每个 …}}</c>.
/// Immutable and thread-safe.
/// </summary>
public sealed class DocumentTemplate
{
    private readonly TemplateSettings _settings;
    private readonly IReadOnlyList<TemplateNode> _nodes;

    private DocumentTemplate(TemplateSettings settings, IReadOnlyList<TemplateNode> nodes) => (_settings, _nodes) = (settings, nodes);

    /// <summary>Name of the document, e.g. 行政许可受理通知书.</summary>
    public string Name => _settings.Name;

    /// <summary>The layout it is set in.</summary>
    public TemplateKind Kind => _settings.Kind;

    /// <summary>The fields that must have a value unless a condition leaves them out, sorted, each once.</summary>
    public IReadOnlyList<string> RequiredFields => [.. Fields(_nodes).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads a template.</summary>
    /// <exception cref="TemplateException">Faults, each with its line.</exception>
    public static DocumentTemplate Parse(string text)
    {
        var template = Read(text, out var errors);
        return errors.Count == 0 ? template : throw new TemplateException(errors);
    }

    /// <summary>The faults of a template text; empty when it can be used.</summary>
    public static IReadOnlyList<TemplateError> Check(string text)
    {
        Read(text, out var errors);
        return errors;
    }

    /// <summary>Fills the template and sets it into pages.</summary>
    /// <param name="data">Values by name: text, numbers, truth values, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, nested dictionaries, lists of these, or JSON elements.</param>
    /// <param name="fonts">Where faces come from; null for the fonts installed on this machine.</param>
    /// <param name="metadata">Time of making, identifier, further metadata; title and author are taken from the document when left empty.</param>
    /// <exception cref="TemplateException">A field has no value or a value that does not suit its format; a character of a line is in no installed font.</exception>
    /// <exception cref="FontException">A character or face is not installed.</exception>
    public LaidOutDocument Render(IReadOnlyDictionary<string, object?> data, FontLibrary? fonts = null, DocumentMetadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Composer.Compose(TemplateFiller.Fill(_nodes, data), _settings, fonts ?? FontLibrary.System, metadata ?? new DocumentMetadata());
    }

    private static DocumentTemplate Read(string text, out List<TemplateError> errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        errors = [];
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var settings = TemplateSettings.Read(lines, errors, out var next);
        var nodes = new TemplateReader(lines, next, errors).Read();
        errors.Sort((a, b) => a.Line.CompareTo(b.Line));
        return new DocumentTemplate(settings, nodes);
    }

    private static IEnumerable<string> Fields(IEnumerable<TemplateNode> nodes, string prefix = "") => nodes.SelectMany(node => node switch
    {
        LineNode line => line.Cells.SelectMany(c => c).Where(p => p.Path is not (null or "序号") && p.Format is not ("默认" or "选")).Select(p => p.Path == "." ? prefix.TrimEnd('.') : prefix + p.Path),
        ChoiceNode choice => Fields(choice.Then, prefix).Concat(Fields(choice.Else, prefix)),
        RepeatNode repeat => Fields(repeat.Body, prefix + repeat.Path + "[]."),
        _ => [],
    });
}
