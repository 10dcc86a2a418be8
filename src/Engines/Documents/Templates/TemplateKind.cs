namespace Heluo.Engines.Documents.Templates;

/// <summary>The layout a template is set in.</summary>
public enum TemplateKind
{
    /// <summary>公文: GB/T 9704-2012, 22 lines of 28 characters.</summary>
    Official,

    /// <summary>通知书: legal notice to an applicant, same grid, red or black head.</summary>
    Notice,

    /// <summary>凭证: receipt with tables, smaller type.</summary>
    Receipt,

    /// <summary>证照: certificate on A4 across, framed, with lines of labels and values.</summary>
    Licence,
}
