using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Fills fields from the account, an earlier matter or the default, each value judged as if it were typed.</summary>
internal sealed class Prefiller(PrefillSources sources, FormContext context)
{
    private const string AccountPrefix = "account.";
    private readonly ScalarParser _parser = new(context, context.Today);

    public Dictionary<string, object?> Fill(CompiledFields fields)
    {
        var values = new Dictionary<string, object?>();
        foreach (var field in fields.Fields)
        {
            if (field.Schema.Kind == FieldKind.Display) continue;
            var value = field.Shape switch
            {
                FieldShape.Fields => FillInner(field),
                FieldShape.Rows => field.Schema.Prefill == "earlier" ? RawValue.Open(sources.Earlier.GetValueOrDefault(field.Id)) : null,
                _ => Take(field, Source(field, values)) ?? Take(field, field.Schema.Default),
            };
            if (!RawValue.IsEmpty(value)) values[field.Id] = value;
        }

        return values;
    }

    private object? Source(CompiledField field, Dictionary<string, object?>? before = null)
    {
        var from = field.Schema.Prefill;
        if (NumberFacts.NumberOf(from) is { } number) return NumberFacts.Tell(from, before?.GetValueOrDefault(number), context.Today);
        if (from == "earlier") return sources.Earlier.GetValueOrDefault(field.Id);
        return from.StartsWith(AccountPrefix, StringComparison.Ordinal) ? sources.Account.GetValueOrDefault(from[AccountPrefix.Length..]) : null;
    }

    /// <summary>A person, enterprise or address in parts takes a text as its name or detail, and fits the number beside it.</summary>
    private object? FillInner(CompiledField field)
    {
        if (field.Schema.Prefill.Length == 0) return Fill(field.Inner!) is { Count: > 0 } inner ? inner : null;
        if (RawValue.Open(Source(field)) is IReadOnlyDictionary<string, object?> whole) return whole;
        var values = new Dictionary<string, object?>();
        foreach (var part in field.Inner!.Fields)
        {
            var source = part.Id switch
            {
                "name" or "detail" => Source(field),
                "citizen" => sources.Account.GetValueOrDefault("citizen"),
                "credit" => sources.Account.GetValueOrDefault("creditCode"),
                _ => null,
            };
            if (Take(part, source) is { } value) values[part.Id] = value;
        }

        return values;
    }

    private object? Take(CompiledField field, object? raw)
    {
        var opened = RawValue.Open(raw);
        return RawValue.IsEmpty(opened) ? null : _parser.Parse(field, opened!).Value;
    }
}
