using System.Text;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Domain.Guide;
using MiniExcelLibs;

namespace Heluo.Platform.Items.Reading;

/// <summary>The list of items as a table for people: xlsx or csv.</summary>
internal sealed class ListExport(ItemCatalogue catalogue, IDirectory directory)
{
    private static readonly string[] Columns =
        ["基本编码", "实施编码", "事项名称", "事项类型", "实施主体", "行使层级", "服务对象", "设定依据", "法定办结时限", "承诺办结时限", "办件类型", "办理形式", "到现场次数", "材料数", "收费", "办理结果", "通办范围", "状态"];

    /// <summary>The basic catalogue, or the implementations of one division.</summary>
    public byte[] ToXlsx(IEnumerable<Item> items, string? division)
    {
        using var file = new MemoryStream();
        file.SaveAs(Rows(items, division).Select(r => Columns.Zip(r).ToDictionary(c => c.First, c => (object)c.Second)).DefaultIfEmpty(Columns.ToDictionary(c => c, _ => (object)"")), sheetName: division is null ? "基本目录" : "实施清单");
        return file.ToArray();
    }

    public byte[] ToCsv(IEnumerable<Item> items, string? division)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', Columns).Append("\r\n");
        foreach (var row in Rows(items, division)) text.AppendJoin(',', row.Select(Quote)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private IEnumerable<string[]> Rows(IEnumerable<Item> items, string? division)
    {
        foreach (var item in items)
        {
            var implemented = division is null ? null : catalogue.Implement(item.Key, division);
            if (division is not null && implemented?.Body.Division != division) continue;
            yield return Row(item, implemented);
        }
    }

    private string[] Row(Item item, Implementation? implemented)
    {
        var e = implemented?.Elements ?? item.Elements;
        return
        [
            e.Code, implemented?.Code ?? "", e.Name, e.Type, implemented?.Body.Name ?? directory.KindName(e.BodyKind), string.Join('、', e.Levels.Select(l => Vocabulary.Levels.GetValueOrDefault(l, l))),
            string.Join('、', e.Audience), string.Join('；', e.Basis.Select(b => $"《{b.Law}》{b.Article}")), e.Complete ? ItemsText.Days(e.Clock.Legal.Days, e.Clock.Legal.Unit) : "",
            e.Complete ? ItemsText.Days(e.Clock.Promised.Days, e.Clock.Promised.Unit) : "", e.Complete ? e.Clock.Kind : "", string.Join('、', e.Channels), e.Complete ? $"{e.Visits}" : "",
            e.Complete ? $"{e.Materials.Count}" : "", e.Complete ? e.Fees.Count == 0 ? "不收费" : string.Join('；', e.Fees.Select(f => $"{f.Name} {f.Standard}")) : "", e.Result.Name, e.Reach,
            catalogue.PauseOf(e.Key) is null ? "在用" : "暂停",
        ];
    }

    /// <summary>Quoted, and harmless to a spreadsheet that would take the cell for a formula.</summary>
    private static string Quote(string cell)
    {
        var safe = cell.Length > 0 && "=+-@\t".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
