using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Workbench.Contracts;
using Microsoft.AspNetCore.Http;
using MiniExcelLibs;

namespace Heluo.Services.Workbench;

/// <summary>Lists as files that spreadsheets open. Rows are those the reader may see, names masked as on the page.</summary>
internal static class Export
{
    public static Dictionary<string, object?> Of(MatterRow row, string step, string holder) => new()
    {
        ["编号"] = row.Number, ["事项"] = row.ItemName, ["申请人"] = Plain(row.ApplicantName), ["办理机关"] = row.BodyName, ["状态"] = WorkbenchText.Plain(row.Status), ["环节"] = step, ["经办人"] = holder,
        ["收到时间"] = row.At.InChina().DateTime, ["最迟办结"] = row.DueOn?.ToDateTime(TimeOnly.MinValue), ["剩余工作日"] = row.DaysLeft,
    };

    public static IResult File(string name, string kind, IEnumerable<Dictionary<string, object?>> rows, DateTimeOffset now)
    {
        var stream = new MemoryStream();
        stream.SaveAs(rows.ToList(), excelType: kind == "csv" ? ExcelType.CSV : ExcelType.XLSX, configuration: kind == "csv" ? new MiniExcelLibs.Csv.CsvConfiguration { StreamWriterFunc = Utf8WithMark } : null);
        var file = $"{name}-{now.InChina():yyyyMMdd-HHmm}.{kind}";
        return TypedResults.File(stream.ToArray(), kind == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file);
    }

    /// <summary>Spreadsheets read a CSV as UTF-8 only with the mark at its start.</summary>
    private static StreamWriter Utf8WithMark(Stream stream) => new(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    /// <summary>Text that a spreadsheet would take for a formula gets an apostrophe.</summary>
    private static string Plain(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" + text : text;
}
