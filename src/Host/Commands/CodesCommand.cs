using Heluo.Engines.Codes;

namespace Heluo.Host.Commands;

/// <summary><c>heluo codes check KIND VALUE</c>: tells whether an identifier is valid and, if not, which position is wrong.</summary>
internal sealed class CodesCommand : ICommand
{
    private static readonly (string Kind, Func<string, CodeFault> Check, string Subject)[] Kinds =
    [
        ("citizen", value => CitizenNumber.Check(value, Today()), CitizenNumber.Subject),
        ("credit", value => CreditCode.Check(value), CreditCode.Subject),
        ("organisation", value => OrganisationCode.Check(value), OrganisationCode.Subject),
        ("division", value => DivisionCode.Check(value), DivisionCode.Subject),
        ("item", value => BasicItemCode.Check(value), BasicItemCode.Subject),
        ("implementation", value => ImplementationCode.Check(value), ImplementationCode.Subject),
        ("case", value => CaseNumber.Check(value), CaseNumber.Subject),
        ("licence", value => LicenceIdentifier.Check(value), LicenceIdentifier.Subject),
        ("warning", value => WarningIdentifier.Check(value), WarningIdentifier.Subject),
        ("handling", value => HandlingItemCode.Check(value), HandlingItemCode.Subject),
        ("resource", value => ResourceCode.Check(value), ResourceCode.Subject),
        ("supervision", value => SupervisionItemCode.Check(value), SupervisionItemCode.Subject),
        ("source", value => DataSourceCode.Check(value), DataSourceCode.Subject),
        ("seal", value => SealNumber.Check(value), SealNumber.Subject),
        ("batch", value => InspectionBatch.Check(value), InspectionBatch.Subject),
    ];

    public string Verb => "codes";

    public string Help => "核验编码";

    public IReadOnlyList<string> Usage => ["check KIND VALUE", .. Kinds.Select(k => $"  {k.Kind,-16}{k.Subject}")];

    public Task<int> RunAsync(string[] arguments) => Task.FromResult(Run(arguments));

    private int Run(string[] arguments)
    {
        var kind = arguments is ["check", var name, _] ? Array.Find(Kinds, k => k.Kind == name) : default;
        if (kind.Check is null) return this.Misused();

        var fault = kind.Check(arguments[2]);
        Console.WriteLine(fault.IsNone ? $"valid 有效：符合{kind.Subject}的编码规则" : $"invalid 无效：{fault.Reason}");
        return fault.IsNone ? 0 : 1;
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
}
