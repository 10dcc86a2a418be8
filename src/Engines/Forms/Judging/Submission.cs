using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Forms.Compilation;
using Heluo.Engines.Forms.Values;

namespace Heluo.Engines.Forms.Judging;

/// <summary>One submission while it is read: takes the values in, then settles what is visible and calculated.</summary>
internal sealed class Submission
{
    private const int MostErrors = 200;
    private const int MostPasses = 10;
    private const int OwnMostRows = 500;
    private const long MostSteps = 5_000_000;
    private readonly FormContext _context;
    private readonly FormRights _rights;
    private readonly IReadOnlyList<CompiledGroup> _groups;
    private readonly ScalarParser _parser;
    private readonly List<FormError> _errors = [];

    public Submission(CompiledFields fields, IReadOnlyList<CompiledGroup> groups, FormContext context, FormRights rights)
    {
        (_context, _rights, _groups) = (context, rights, groups);
        Limits = new FeelLimits { Now = context.Now, Steps = 500_000, Allowance = new FeelAllowance(MostSteps) };
        _parser = new ScalarParser(context, context.Today);
        Top = new Scope(fields, this, context.Answers, null, -1, field => Capped(field, rights.On(field.Owner, field.RightName)));
        GroupVisible = new bool[groups.Count];
        Array.Fill(GroupVisible, true);
    }

    public Scope Top { get; }

    public bool[] GroupVisible { get; }

    public FeelLimits Limits { get; }

    /// <summary>Rises whenever a value or a visibility changes, so that composed values are made anew.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<FormError> Errors => _errors;

    public void AddError(string path, string message)
    {
        if (_errors.Count < MostErrors) _errors.Add(new FormError(path, message));
    }

    /// <summary>Takes in what was submitted; what may not be written comes from the stored values.</summary>
    public void Take(IReadOnlyDictionary<string, object?> values)
    {
        Fill(Top, values, _context.Stored);
        Settle();
    }

    private void Fill(Scope scope, IReadOnlyDictionary<string, object?> given, IReadOnlyDictionary<string, object?> stored, string path = "")
    {
        foreach (var name in given.Keys)
        {
            if (!scope.Fields.TryPosition(name, out var at) || scope.Slots[at].Access == FieldAccess.Hidden || scope.Slots[at].Field.Schema.Kind == FieldKind.Display)
                AddError(path + Shorten(name), $"表单里没有“{Shorten(name)}”这一项，请刷新页面后重填");
        }

        foreach (var slot in scope.Slots)
        {
            if (slot.Field.Schema.Kind == FieldKind.Display) continue;
            var old = stored.GetValueOrDefault(slot.Field.Id);
            var entered = slot.Access == FieldAccess.Write && slot.Field.Calculate is null;
            var raw = RawValue.Open(entered ? given.GetValueOrDefault(slot.Field.Id) : old);
            slot.Raw = raw;
            if (slot.Field.Shape == FieldShape.Rows) FillRows(scope, slot, raw, old);
            else if (slot.Field.Shape == FieldShape.Fields) FillFields(scope, slot, raw, old);
            else if (!RawValue.IsEmpty(raw)) Accept(slot, _parser.Parse(slot.Field, raw!));
            if (slot.Access == FieldAccess.Read && given.TryGetValue(slot.Field.Id, out var sent)) RefuseChange(slot, sent);
        }
    }

    private static void Accept(Slot slot, Parsed parsed)
    {
        slot.Set(parsed.Value);
        slot.Fault = parsed.Fault;
    }

    private void RefuseChange(Slot slot, object? sent)
    {
        if (slot.Field.Shape != FieldShape.Scalar || slot.Field.Calculate is not null) return;
        var same = RawValue.IsEmpty(sent) ? !slot.IsFilled : SameValue(_parser.Parse(slot.Field, RawValue.Open(sent)!).Value, slot.Value);
        if (!same) AddError(slot.Path, $"{slot.Place}{slot.Field.Schema.Label}在这一步不能修改，请保持原样");
    }

    private static bool SameValue(object? left, object? right) =>
        left is string[] a && right is string[] b ? a.SequenceEqual(b) : Equals(left, right);

    private void FillFields(Scope outside, Slot slot, object? raw, object? stored)
    {
        var given = raw as IReadOnlyDictionary<string, object?>;
        if (given is null && !RawValue.IsEmpty(raw)) slot.Fault = $"{slot.Field.Schema.Label}的格式不对，请分项填写";
        var scope = new Scope(slot.Field.Inner!, this, outside, slot, -1, AccessInside(slot));
        slot.Scopes.Add(scope);
        Fill(scope, given ?? Nothing, RawValue.Open(stored) as IReadOnlyDictionary<string, object?> ?? Nothing, slot.Path + ".");
    }

    private void FillRows(Scope outside, Slot slot, object? raw, object? stored)
    {
        if (RawValue.IsEmpty(raw)) return;
        if (raw is not object?[] rows)
        {
            slot.Fault = $"{slot.Field.Schema.Label}的格式不对，请按行填写";
            return;
        }

        var most = slot.Field.Schema.MaxRows ?? OwnMostRows;
        var kept = rows.Where(row => !RawValue.IsEmpty(row)).Take(most + 1).ToList();
        if (kept.Count > most)
        {
            slot.Fault = $"{slot.Field.Schema.Label}最多 {most} 行，请减少";
            kept.RemoveAt(most);
        }

        var before = RawValue.Open(stored) as object?[] ?? [];
        for (var number = 0; number < kept.Count; number++)
        {
            var scope = new Scope(slot.Field.Inner!, this, outside, slot, number, AccessInside(slot));
            slot.Scopes.Add(scope);
            var row = RawValue.Open(kept[number]) as IReadOnlyDictionary<string, object?>;
            if (row is null) slot.Fault = $"{slot.Field.Schema.Label}第 {number + 1} 行的格式不对，请按列填写";
            var old = number < before.Length ? RawValue.Open(before[number]) as IReadOnlyDictionary<string, object?> : null;
            Fill(scope, row ?? Nothing, old ?? Nothing, $"{slot.Path}[{number}].");
        }
    }

    /// <summary>An empty row of a table: to be shown, not judged.</summary>
    public Scope EmptyRow(Slot table, Scope outside, int number)
    {
        var row = new Scope(table.Field.Inner!, this, outside, table, number, AccessInside(table));
        Fill(row, Nothing, Nothing);
        for (var pass = 0; pass < MostPasses && SettleScope(row); pass++)
        {
        }

        return row;
    }

    private static IReadOnlyDictionary<string, object?> Nothing { get; } = new Dictionary<string, object?>();

    private Func<CompiledField, FieldAccess> AccessInside(Slot slot) => field => Capped(field, _rights.On(field.Owner, field.RightName, slot.Access));

    /// <summary>A field that is only shown is never written.</summary>
    private static FieldAccess Capped(CompiledField field, FieldAccess access) => field.Schema.ReadOnly && access == FieldAccess.Write ? FieldAccess.Read : access;

    /// <summary>Conditions and calculations depend on one another: passes until nothing changes; after ten the last state stands.</summary>
    private void Settle()
    {
        if (!Top.Fields.IsDynamic && _groups.All(group => group.When is null)) return;
        var changed = true;
        for (var pass = 0; changed && pass < MostPasses; pass++)
        {
            changed = SettleGroups();
            changed |= SettleScope(Top);
        }
    }

    private bool SettleGroups()
    {
        var changed = false;
        for (var number = 0; number < _groups.Count; number++)
        {
            var group = _groups[number];
            if (group.When is null) continue;
            var visible = group.When.Evaluate(Top, Limits).IsTrue;
            if (visible == GroupVisible[number]) continue;
            GroupVisible[number] = visible;
            changed = true;
            foreach (var slot in Top.Slots.AsSpan(group.From, group.Count)) Show(slot, visible);
        }

        return changed;
    }

    private bool SettleScope(Scope scope)
    {
        if (!scope.Fields.IsDynamic) return false;
        var changed = false;
        for (var position = 0; position < scope.Slots.Length; position++)
        {
            var slot = scope.Slots[position];
            if (slot.Field.When is not null || slot.Field.OwnerWhen is not null)
            {
                var visible = InVisibleGroup(scope, position) && Holds(slot.Field.OwnerWhen, scope) && Holds(slot.Field.When, scope);
                changed |= Show(slot, visible);
            }

            if (slot.Field.Calculate is not null && slot.IsVisible) changed |= Calculate(slot, scope);
            if (slot.IsVisible) foreach (var inner in slot.Scopes) changed |= SettleScope(inner);
        }

        return changed;
    }

    private bool InVisibleGroup(Scope scope, int position)
    {
        if (scope != Top) return true;
        for (var number = 0; number < _groups.Count; number++)
        {
            if (position >= _groups[number].From && position < _groups[number].From + _groups[number].Count) return GroupVisible[number];
        }

        return true;
    }

    private bool Holds(FeelExpression? condition, Scope scope) => condition is null || condition.Evaluate(scope, Limits).IsTrue;

    private bool Show(Slot slot, bool visible)
    {
        if (slot.IsVisible == visible) return false;
        slot.IsVisible = visible;
        Version++;
        return true;
    }

    private bool Calculate(Slot slot, Scope scope)
    {
        var result = slot.Field.Calculate!.Evaluate(scope, Limits).Value;
        var parsed = CalculatedValue.Take(slot.Field, result, _parser);
        slot.Fault = parsed.Fault;
        if (SameValue(slot.Value, parsed.Value)) return false;
        slot.Set(parsed.Value);
        slot.Raw = parsed.Value;
        Version++;
        return true;
    }

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
