using System.Globalization;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>Sets the filled lines of a template into pages, in the layout of its kind.</summary>
internal sealed class Composer
{
    private static readonly BlockKind[] HeadParts =
        [BlockKind.RedHead, BlockKind.BlackHead, BlockKind.Serial, BlockKind.Secrecy, BlockKind.Urgency, BlockKind.Number, BlockKind.Signatory];

    private readonly IReadOnlyList<Block> _blocks;
    private readonly TemplateSettings _settings;
    private readonly FontLibrary _fonts;
    private readonly PageStyle _style;
    private readonly PageFlow _flow;
    private readonly SignatureSetter _signatures;
    private double _floatBottom;
    private int _at;

    private Composer(IReadOnlyList<Block> blocks, TemplateSettings settings, FontLibrary fonts)
    {
        (_blocks, _settings, _fonts) = (blocks, settings, fonts);
        _style = PageStyle.For(settings.Kind);
        _flow = new PageFlow(_style);
        _signatures = new SignatureSetter(_flow, fonts);
    }

    public static LaidOutDocument Compose(IReadOnlyList<Block> blocks, TemplateSettings settings, FontLibrary fonts, DocumentMetadata metadata)
    {
        var composer = new Composer(blocks, settings, fonts);
        composer.PutAll();
        var pages = composer.Finish();
        var title = string.Concat(blocks.Where(b => b.Kind == BlockKind.Title).Select(b => b.Text));
        var author = blocks.FirstOrDefault(b => b.Kind is BlockKind.Signer)?.Text ?? blocks.FirstOrDefault(b => b.Kind is BlockKind.RedHead or BlockKind.BlackHead)?.Text;
        return new LaidOutDocument
        {
            Pages = pages,
            SealPlaces = composer._signatures.SealPlaces,
            Metadata = metadata with
            {
                Title = metadata.Title.Length > 0 ? metadata.Title : title.Length > 0 ? title : settings.Name,
                Author = metadata.Author.Length > 0 ? metadata.Author : author ?? "",
            },
        };
    }

    private void PutAll()
    {
        var head = _blocks.Where(b => HeadParts.Contains(b.Kind)).ToArray();
        new HeadSetter(_flow, _fonts, _settings.Kind, head).PutHead();
        while (_at < _blocks.Count)
        {
            var block = _blocks[_at];
            if (HeadParts.Contains(block.Kind) || block.Kind is BlockKind.Copies or BlockKind.Issued) _at++;
            else PutOrTell(block);
        }
    }

    /// <summary>What cannot be set is told with its line.</summary>
    private void PutOrTell(Block block)
    {
        try
        {
            Put(block);
        }
        catch (Exception unset) when (unset is FontException or QRCoder.Exceptions.DataTooLongException)
        {
            throw new TemplateException([new TemplateError(block.Line, unset is FontException ? unset.Message : "二维码的内容太长，请写短一些（例如只写核验网址）。")]);
        }
    }

    private void Put(Block block)
    {
        if (block.Kind is not (BlockKind.Signer or BlockKind.Date or BlockKind.Seal)) PassFloat();
        switch (block.Kind)
        {
            case BlockKind.Title: PutTitle(); break;
            case BlockKind.Signer or BlockKind.Date or BlockKind.Seal: _signatures.Put(Take(BlockKind.Signer, BlockKind.Date, BlockKind.Seal), FloatTop()); break;
            case BlockKind.Attachment: PutAttachments(Take(BlockKind.Attachment)); break;
            case BlockKind.Columns or BlockKind.Row or BlockKind.HeaderRow: PutTable(Take(BlockKind.Columns, BlockKind.Row, BlockKind.HeaderRow)); break;
            case BlockKind.Entry: new EntrySetter(_flow, _fonts).Put(Take(BlockKind.Entry)); break;
            case BlockKind.Code: PutCode(block); break;
            case BlockKind.Gap: _flow.Skip(_style.LinePitch * (double.TryParse(block.Text, CultureInfo.InvariantCulture, out var n) ? n : 1)); break;
            case BlockKind.PageBreak: _flow.NewPage(); break;
            case BlockKind.SignForm: _signatures.PutForm(block); break;
            case BlockKind.Rule: PutRule(); break;
            default: PutText(block); break;
        }

        if (_at < _blocks.Count && ReferenceEquals(_blocks[_at], block)) _at++;
    }

    private List<Block> Take(params BlockKind[] kinds)
    {
        var taken = new List<Block>();
        while (_at < _blocks.Count && kinds.Contains(_blocks[_at].Kind)) taken.Add(_blocks[_at++]);
        return taken;
    }

    private void PutTitle()
    {
        var gap = _settings.Kind == TemplateKind.Official ? 2 * _style.LinePitch : _settings.Kind == TemplateKind.Notice ? _style.LinePitch : 0;
        _flow.Skip(gap);
        var pitch = Math.Max(_style.LinePitch, 1.45 * _style.Title.Size);
        foreach (var title in Take(BlockKind.Title))
        {
            foreach (var line in Paragraph.SetBalanced(new StyledText(title.Text, _style.Title), _fonts, _style.Width)) _flow.Put(line, pitch, _style.Left);
        }

        new HeadSetter(_flow, _fonts, _settings.Kind, [.. _blocks.Where(b => b.Kind == BlockKind.Number)]).PutNumberBelowTitle();
        if (_settings.Kind == TemplateKind.Official) _flow.Y += _style.LinePitch;
        else _flow.Y += 0.4 * _style.LinePitch;
    }

    private void PutText(Block block)
    {
        var two = 2 * _style.Character;
        var small = _style.Body with { Size = 0.8 * _style.Body.Size, Pitch = 0 };
        var (style, alignment, first, pitch) = block.Kind switch
        {
            BlockKind.Heading1 => (_style.Hei, Alignment.Justified, two, _style.LinePitch),
            BlockKind.Heading2 => (_style.Kai, Alignment.Justified, two, _style.LinePitch),
            BlockKind.Addressee or BlockKind.Left => (_style.Body, Alignment.Justified, 0, _style.LinePitch),
            BlockKind.Centre => (_style.Body, Alignment.Centre, 0, _style.LinePitch),
            BlockKind.Right => (_style.Body, Alignment.Right, 0, _style.LinePitch),
            BlockKind.Small => (small, Alignment.Justified, 0, 0.78 * _style.LinePitch),
            _ => (_style.Body, Alignment.Justified, two, _style.LinePitch),
        };
        var lines = Paragraph.Set(Styled(block, style), _fonts, _style.Width, alignment, first);
        var isHeading = block.Kind is BlockKind.Heading1 or BlockKind.Heading2 || IsNumberedHeading(block);
        if (isHeading) _flow.Need((lines.Count + (_style.FillsPages ? 1 : 2)) * pitch);
        _flow.PutParagraph(lines, pitch, _style.Left, TailAfter());
    }

    private bool IsNumberedHeading(Block block) => block.Kind == BlockKind.Body && _settings.Kind == TemplateKind.Official
        && HeadingNumber.RoleOf(block.Text) is not null && HeadingNumber.HeadingLength(block.Text) == block.Text.Length;

    /// <summary>The characters with their emphasis; in official documents 一、 and （一） at the start make a heading of the first sentence.</summary>
    private IEnumerable<StyledText> Styled(Block block, TextStyle style)
    {
        var role = block.Kind == BlockKind.Body && _settings.Kind == TemplateKind.Official ? HeadingNumber.RoleOf(block.Text) : null;
        var heading = role is null ? 0 : HeadingNumber.HeadingLength(block.Text);
        foreach (var text in block.Cells[0])
        {
            var own = text.Strong ? style with { Role = FontRole.Hei } : style;
            var split = Math.Clamp(heading, 0, text.Text.Length);
            heading -= split;
            if (split > 0) yield return new StyledText(text.Text[..split], style with { Role = role!.Value });
            if (split < text.Text.Length) yield return new StyledText(text.Text[split..], own);
        }
    }

    /// <summary>Room that the signature after this paragraph needs, so that it never stands on a page without text.</summary>
    private double TailAfter()
    {
        var next = _at + 1 < _blocks.Count ? _blocks[_at + 1].Kind : BlockKind.Body;
        var signature = 5 * _style.LinePitch;
        return next switch
        {
            BlockKind.Signer or BlockKind.Date => signature,
            BlockKind.Attachment => signature + (1 + _blocks.Count(b => b.Kind == BlockKind.Attachment)) * _style.LinePitch,
            _ => 0,
        };
    }

    private void PutAttachments(List<Block> attachments)
    {
        _flow.Skip(_style.LinePitch);
        var label = 5 * _style.Character;
        for (var i = 0; i < attachments.Count; i++)
        {
            var number = attachments.Count > 1 ? $"{i + 1}." : "";
            var text = (i == 0 ? "附件：" : "") + number + attachments[i].Text;
            var indent = label + (number.Length > 0 ? _style.Character : 0);
            var lines = Paragraph.Set([new StyledText(text, _style.Body)], _fonts, _style.Width, Alignment.Justified, i == 0 ? 2 * _style.Character : label, indent);
            _flow.PutParagraph(lines, _style.LinePitch, _style.Left);
        }
    }

    private void PutTable(List<Block> blocks)
    {
        double[] columns = [];
        var rows = new List<Block>();
        foreach (var block in blocks)
        {
            if (block.Kind != BlockKind.Columns)
            {
                rows.Add(block);
                continue;
            }

            Flush();
            columns = [.. block.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        }

        Flush();
        _flow.Y += 0.3 * _style.LinePitch;

        void Flush()
        {
            if (rows.Count > 0) new TableSetter(_flow, _fonts).Put(rows, columns);
            rows.Clear();
        }
    }

    private void PutCode(Block block)
    {
        const double Size = 24;
        var (content, caption) = block.Halves();
        var style = TextStyle.Points(FontRole.Song, 9);
        var lines = caption.Length == 0 ? [] : Paragraph.Set([new StyledText(caption, style)], _fonts, 2 * Size, Alignment.Left);
        var height = Size + 3 + lines.Count * 4.2;
        _flow.Skip(0.5 * _style.LinePitch);
        var signature = _blocks.Skip(_at + 1).TakeWhile(b => b.Kind is BlockKind.Signer or BlockKind.Date or BlockKind.Seal).ToArray();
        _flow.Need(Math.Max(height, _signatures.HeightBeside(signature)));
        if (_settings.Kind == TemplateKind.Licence) _flow.Y = Math.Max(_flow.Y, _style.Bottom - height);
        _flow.Items.Add(QrCode.Draw(content, _style.Left, _flow.Y, Size));
        for (var i = 0; i < lines.Count; i++) _flow.Draw(lines[i], _style.Left, _flow.Y + Size + 1.5 + i * 4.2, 4.2);
        _floatBottom = _flow.Y + height;
        _signatures.KeepOnPage(height);
    }

    private double? FloatTop() => _floatBottom > 0 ? _floatBottom : null;

    private void PassFloat()
    {
        if (_floatBottom > _flow.Y) _flow.Y = _floatBottom;
        _floatBottom = 0;
    }

    private void PutRule()
    {
        _flow.Skip(0.3 * _style.LinePitch);
        _flow.Items.Add(PageStyle.Rule(_style.Left, _flow.Y, _style.Right, _flow.Y, 0.2));
        _flow.Y += 0.3 * _style.LinePitch;
    }

    private List<LaidOutPage> Finish()
    {
        PassFloat();
        var imprint = new ImprintSetter(_flow, _fonts, _settings.SingleSided);
        var firstUnnumbered = imprint.Put([.. _blocks.Where(b => b.Kind is BlockKind.Copies or BlockKind.Issued)]);
        if (_flow.PageCount > 1 || _style.NumbersSinglePage) new PageNumbers(_flow, _fonts, _settings.Kind).Put(firstUnnumbered);
        IReadOnlyList<PageItem> background = _settings.Kind == TemplateKind.Licence ? LicenceFrame.Draw(_style) : [];
        return [.. Enumerable.Range(0, _flow.PageCount).Select(i => new LaidOutPage(_style.PaperWidth, _style.PaperHeight, _flow.Page(i)) { Background = background })];
    }
}
