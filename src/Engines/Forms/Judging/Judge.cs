using System.Globalization;
using Heluo.Engines.Forms.Compilation;
using Heluo.Engines.Forms.Values;

namespace Heluo.Engines.Forms.Judging;

/// <summary>Judges a settled submission: what is missing, out of bounds, against a rule.</summary>
internal sealed class Judge(Submission submission)
{
    public FormJudgement Decide()
    {
        JudgeScope(submission.Top);
        if (submission.Limits.Allowance!.IsExhausted) submission.AddError("", "表单里的条件和计算过于复杂，未能算完，请联系管理员简化表单");
        return new FormJudgement(submission.Top.Results(), submission.Errors);
    }

    private void JudgeScope(Scope scope)
    {
        foreach (var slot in scope.Slots)
        {
            if (!slot.IsVisible) continue;
            if (slot.Fault is not null) Refuse(slot, slot.Fault);
            else if (!slot.IsFilled && !slot.Field.Schema.Parts) JudgeEmpty(slot, scope);
            else if (slot.IsFilled) JudgeFilled(slot, scope);
            foreach (var inner in slot.Scopes) JudgeScope(inner);
        }
    }

    private void JudgeEmpty(Slot slot, Scope scope)
    {
        if (slot.Access == FieldAccess.Write && slot.Field.Calculate is null && IsRequired(slot, scope)) Refuse(slot, Demand(slot.Field.Schema));
        else if (slot.Field.Schema.Kind == FieldKind.Boolean && slot.Access == FieldAccess.Write) JudgeRules(slot, scope);
    }

    private void JudgeFilled(Slot slot, Scope scope)
    {
        var (schema, count) = (slot.Field.Schema, slot.Scopes.Count);
        if (slot.Field.Shape == FieldShape.Rows && count < (schema.MinRows ?? 1)) Refuse(slot, $"{schema.Label}至少填 {schema.MinRows} 行，现在 {count} 行");
        else if (schema.Kind == FieldKind.File && slot.Value is string[] files && files.Length < (schema.MinRows ?? 1))
            Refuse(slot, $"{schema.Label}至少上传 {schema.MinRows} 个文件，现在 {files.Length} 个");
        else if (!JudgeBounds(slot, scope)) return;
        else JudgeRules(slot, scope);
    }

    /// <summary>True when the field must be filled; a part of a value also when another part is.</summary>
    internal bool IsRequired(Slot slot, Scope scope)
    {
        var field = slot.Field;
        if (field.RequiredWithWhole && slot.Holder is { } whole) return whole.IsFilled || whole.Field.AlwaysRequired || (whole.Field.Required?.Evaluate(scope, submission.Limits).IsTrue ?? false);
        return field.AlwaysRequired || (field.Required?.Evaluate(scope, submission.Limits).IsTrue ?? false);
    }

    private static string Demand(FormField field)
    {
        var verb = field.Kind switch
        {
            FieldKind.Choice or FieldKind.Choices or FieldKind.Division or FieldKind.Boolean => "请选择",
            FieldKind.File => "请上传",
            _ => "请填写",
        };
        if (field.Kind == FieldKind.Signature) return field.Label.Contains('签') ? $"请完成{field.Label}" : $"请在{field.Label}处签名";
        if (field.Kind == FieldKind.Table) return $"请至少填 {field.MinRows ?? 1} 行{field.Label}";
        return field.Kind == FieldKind.Boolean ? $"请选择{field.Label}：是或否" : verb + field.Label;
    }

    private bool JudgeBounds(Slot slot, Scope scope)
    {
        var (field, value) = (slot.Field, slot.Value);
        if (value is string text && TextParser.IsText(field.Schema.Kind)) return JudgeLength(slot, scope, TextCleaning.Count(text));
        if (value is not (decimal or DateOnly or DateTime) || (field.Min.IsNone && field.Max.IsNone)) return true;
        var unit = value is decimal ? field.Schema.Unit : "";
        var (early, late) = value is decimal ? ("不能小于", "不能大于") : ("不能早于", "不能晚于");
        if (BoundOf(field.Min, scope) is { } least && Compare(value, least) < 0) return Fail($"{early} {Show(least)}{Spaced(unit)}");
        return BoundOf(field.Max, scope) is not { } greatest || Compare(value, greatest) <= 0 || Fail($"{late} {Show(greatest)}{Spaced(unit)}");

        bool Fail(string limit)
        {
            Refuse(slot, $"{field.Schema.Label}{limit}，请核对");
            return false;
        }
    }

    /// <summary>Lengths that an expression gives; those that are numbers were judged when the text was taken in.</summary>
    private bool JudgeLength(Slot slot, Scope scope, int count)
    {
        var (field, label) = (slot.Field, slot.Field.Schema.Label);
        if (field.Max.Expression is not null && BoundOf(field.Max, scope) is decimal longest && count > longest) Refuse(slot, $"{label}最多 {Show(longest)} 字，现在 {count} 字，请缩短");
        else if (field.Min.Expression is not null && BoundOf(field.Min, scope) is decimal shortest && count < shortest) Refuse(slot, $"{label}至少 {Show(shortest)} 字，现在 {count} 字，请补充");
        else return true;
        return false;
    }

    internal object? BoundOf(FieldBound bound, Scope scope) =>
        bound.Constant ?? CalculatedValue.Plain(bound.Expression?.Evaluate(scope, submission.Limits).Value);

    private static int Compare(object value, object bound) => (value, bound) switch
    {
        (decimal left, decimal right) => left.CompareTo(right),
        (DateOnly left, DateOnly right) => left.CompareTo(right),
        (DateTime left, DateTime right) => left.CompareTo(right),
        (DateTime left, DateOnly right) => left.CompareTo(right.ToDateTime(default)),
        _ => 0,
    };

    private static string Show(object value) => value is DateOnly date
        ? date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)
        : value is DateTime moment ? moment.ToString("yyyy年M月d日 H:mm", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Spaced(string unit) => unit.Length == 0 ? "" : " " + unit;

    private void JudgeRules(Slot slot, Scope scope)
    {
        foreach (var check in slot.Field.Checks)
        {
            if (check.Rule.Evaluate(scope, submission.Limits).Value is not false) continue;
            Refuse(slot, check.Message);
            return;
        }
    }

    private void Refuse(Slot slot, string message) => submission.AddError(slot.Path, slot.Place + message);
}
