using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Judging;

/// <summary>Shows a settled submission: what is visible, with present values.</summary>
internal sealed class Viewer(Submission submission, IReadOnlyList<CompiledGroup> groups)
{
    private readonly Judge _judge = new(submission);

    public FormView Show()
    {
        var shown = new List<GroupView>();
        for (var number = 0; number < groups.Count; number++)
        {
            if (!submission.GroupVisible[number]) continue;
            var slots = submission.Top.Slots.AsSpan(groups[number].From, groups[number].Count);
            var fields = Fields(slots, submission.Top);
            if (fields.Count > 0) shown.Add(new GroupView(groups[number].Schema, fields));
        }

        return new FormView(shown);
    }

    private List<FieldView> Fields(ReadOnlySpan<Slot> slots, Scope scope)
    {
        var fields = new List<FieldView>();
        foreach (var slot in slots)
        {
            if (slot.IsVisible && slot.Access != FieldAccess.Hidden) fields.Add(View(slot, scope));
        }

        return fields;
    }

    private List<IReadOnlyList<FieldView>> NextRows(Slot table, Scope scope)
    {
        var (present, schema) = (table.Scopes.Count, table.Field.Schema);
        var rows = new List<IReadOnlyList<FieldView>>();
        for (var number = present; number < Math.Max(present + 1, schema.MinRows ?? 1) && number < (schema.MaxRows ?? int.MaxValue); number++)
        {
            var row = submission.EmptyRow(table, scope, number);
            rows.Add(Fields(row.Slots, row));
        }

        return rows;
    }

    private FieldView View(Slot slot, Scope scope)
    {
        var field = slot.Field;
        var calculated = field.Calculate is not null;
        return new FieldView(
            field.Schema,
            slot.Path,
            calculated ? FieldAccess.Read : slot.Access,
            !calculated && slot.Access == FieldAccess.Write && _judge.IsRequired(slot, scope),
            field.Shape == FieldShape.Scalar ? slot.Value ?? slot.Raw : null,
            field.Options,
            _judge.BoundOf(field.Min, scope),
            _judge.BoundOf(field.Max, scope),
            field.Shape == FieldShape.Fields ? Fields(slot.Scopes[0].Slots, slot.Scopes[0]) : [],
            field.Shape == FieldShape.Rows ? [.. slot.Scopes.Select(row => Fields(row.Slots, row))] : [])
        {
            NextRows = field.Shape == FieldShape.Rows ? NextRows(slot, scope) : [],
        };
    }
}
