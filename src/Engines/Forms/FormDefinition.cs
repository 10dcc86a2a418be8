using Heluo.Engines.Forms.Compilation;
using Heluo.Engines.Forms.Exchange;
using Heluo.Engines.Forms.Judging;
using Heluo.Engines.Forms.Values;

namespace Heluo.Engines.Forms;

/// <summary>A form ready for use: expressions parsed, lists and sub-forms found. Immutable and safe for any number of threads.</summary>
public sealed class FormDefinition
{
    private readonly CompiledFields _fields;
    private readonly IReadOnlyList<CompiledGroup> _groups;

    private FormDefinition(FormSchema schema, CompiledFields fields, IReadOnlyList<CompiledGroup> groups)
    {
        Schema = schema;
        _fields = fields;
        _groups = groups;
    }

    /// <summary>The schema it was compiled from.</summary>
    public FormSchema Schema { get; }

    /// <summary>Compiles a form.</summary>
    /// <param name="schema">The form.</param>
    /// <param name="resources">Code lists, sub-forms and known names; null for none.</param>
    /// <returns>The definition, or every fault: wrong expressions, missing lists and forms, unknown names.</returns>
    public static FormCompilation Compile(FormSchema schema, FormResources? resources = null)
    {
        var compiler = new FormCompiler(resources ?? FormResources.None);
        var (fields, groups) = compiler.Compile(schema);
        return compiler.Faults.Count > 0 ? new FormCompilation(null, compiler.Faults) : new FormCompilation(new FormDefinition(schema, fields, groups), []);
    }

    /// <summary>The rights of a step of the process; a step the form does not name may write everything.</summary>
    /// <param name="step">Name of the step.</param>
    public FormRights RightsAt(string step) => Schema.Rights.GetValueOrDefault(step, FormRights.WriteAll);

    /// <summary>
    /// Judges a submission. Invisible fields are dropped, calculated ones computed, unknown ones refused; a value that may not be
    /// written must be absent or unchanged.
    /// </summary>
    /// <param name="values">Values by field id, from <see cref="ReadPost"/> or JSON: strings, numbers, booleans, lists, dictionaries, JSON elements.</param>
    /// <param name="context">Answers, stored values, clock, registers; null for none.</param>
    /// <param name="rights">Rights of the present step; null = everything may be written.</param>
    public FormJudgement Judge(IReadOnlyDictionary<string, object?> values, FormContext? context = null, FormRights? rights = null) =>
        new Judge(Take(values, context, rights)).Decide();

    /// <summary>The form as it is to be shown with these values: visible groups and fields, options, bounds, calculated values.</summary>
    /// <param name="values">Values so far, right or wrong.</param>
    /// <param name="context">As in <see cref="Judge"/>.</param>
    /// <param name="rights">As in <see cref="Judge"/>.</param>
    public FormView Visible(IReadOnlyDictionary<string, object?> values, FormContext? context = null, FormRights? rights = null) =>
        new Viewer(Take(values, context, rights), _groups).Show();

    /// <summary>First values of the fields from the account, the person's earlier matter and the defaults; what a field would refuse is left out.</summary>
    /// <param name="sources">Where values come from.</param>
    /// <param name="context">Clock and registers; null for none.</param>
    public IReadOnlyDictionary<string, object?> Prefill(PrefillSources sources, FormContext? context = null) =>
        new Prefiller(sources, context ?? FormContext.Empty).Fill(_fields);

    /// <summary>
    /// Birth dates and sexes that are prefilled from a citizen number follow the number when it is typed or changed; what somebody typed otherwise stays, and is for
    /// the form's rules to judge.
    /// </summary>
    /// <param name="before">The values before the change.</param>
    /// <param name="after">The values after it.</param>
    /// <param name="context">Clock; null for the system's.</param>
    public IReadOnlyDictionary<string, object?> Follow(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after, FormContext? context = null) =>
        NumberFacts.Follow(_fields, before, after, (context ?? FormContext.Empty).Today);

    /// <summary>Valid synthetic values for the whole form, to show how it is filled in; the same for the same form, answers and day. Null when none were found that all rules accept.</summary>
    /// <param name="context">Answers, clock, registers; null for none.</param>
    /// <param name="divisions">Codes of divisions that exist, for fields that ask for one: a county, a township, a village.</param>
    public IReadOnlyDictionary<string, object?>? Sample(FormContext? context = null, IReadOnlyList<string>? divisions = null) =>
        new Samples.SampleFiller(this, context ?? FormContext.Empty, divisions ?? ["410105"]).Fill();

    /// <summary>
    /// Puts the names and values of an HTML post together: <c>name</c>, <c>group.field</c>, <c>table[0].column</c>; a group of the form may stand
    /// before its field. Names that begin with an underscore belong to the page and are left out; unknown names stay, so that <see cref="Judge"/> refuses them.
    /// </summary>
    /// <param name="pairs">The pairs of the post, in order; a name may come several times.</param>
    public IReadOnlyDictionary<string, object?> ReadPost(IEnumerable<KeyValuePair<string, string>> pairs) => PostReader.Read(pairs, _fields, Schema);

    /// <summary>JSON Schema 2020-12 of the values, for API documents. What only expressions can say is left out.</summary>
    public string ToJsonSchema() => JsonSchemaWriter.Write(Schema, _fields);

    private Submission Take(IReadOnlyDictionary<string, object?> values, FormContext? context, FormRights? rights)
    {
        var submission = new Submission(_fields, _groups, context ?? FormContext.Empty, rights ?? FormRights.WriteAll);
        submission.Take(values);
        return submission;
    }
}

/// <summary>The outcome of compiling a form.</summary>
/// <param name="Definition">The form ready for use; null when there is any fault.</param>
/// <param name="Faults">What is wrong, by path.</param>
public sealed record FormCompilation(FormDefinition? Definition, IReadOnlyList<FormFault> Faults);
