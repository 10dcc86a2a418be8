using Heluo.Engines.Forms;

namespace Heluo.Web.Forms;

/// <summary>A group of a form as rows of a check-answers page.</summary>
public static class FormSummary
{
    /// <summary>Label, words and the way to change them; a row of a table names its number.</summary>
    public static IReadOnlyList<SummaryRow> Of(GroupView group, FormHelp help, Func<string, string>? changeHref)
    {
        List<SummaryRow> rows = [];
        Add(rows, group.Fields, "", help, changeHref);
        return rows;
    }

    private static void Add(List<SummaryRow> rows, IReadOnlyList<FieldView> fields, string prefix, FormHelp help, Func<string, string>? changeHref)
    {
        foreach (var field in fields)
        {
            var label = prefix + field.Field.Label;
            if (field.Field.Kind == FieldKind.Table)
            {
                if (field.Rows.Count == 0) rows.Add(new SummaryRow(label, "未填", changeHref?.Invoke(field.Path)));
                for (var number = 0; number < field.Rows.Count; number++) Add(rows, field.Rows[number], $"{label}第 {number + 1} 行 · ", help, changeHref);
            }
            else if (field.Fields.Count > 0)
            {
                Add(rows, field.Fields, label + " · ", help, changeHref);
            }
            else
            {
                var words = FormText.Of(field, help);
                rows.Add(new SummaryRow(label, words.Length > 0 ? words : "未填", field.Access == FieldAccess.Write ? changeHref?.Invoke(field.Path) : null));
            }
        }
    }
}
