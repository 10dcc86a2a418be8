namespace Heluo.Engines.Forms;

/// <summary>What a field holds. The name in a form file is the member's name with a small first letter.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    Multiline,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>An amount of money in the field's unit (元 unless it says otherwise).</summary>
    Money,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A time of day, hours and minutes.</summary>
    Time,

    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>Any of several options; the value is a list.</summary>
    Choices,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>公民身份号码, GB 11643.</summary>
    Citizen,

    /// <summary>统一社会信用代码, GB 32100.</summary>
    Credit,

    /// <summary>A mobile or fixed telephone number of mainland China.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A natural person: a name, or name and citizen number when the field has parts.</summary>
    Person,

    /// <summary>An enterprise or other body: a name, or name and credit code when the field has parts.</summary>
    Enterprise,

    /// <summary>An address: one text, or division and detail when the field has parts.</summary>
    Address,

    /// <summary>A code of an administrative division, GB/T 2260 and GB/T 10114.</summary>
    Division,

    /// <summary>Uploaded files; the value is a list of the host's file identifiers.</summary>
    File,

    /// <summary>A signature: the host's identifier of it, or a drawn picture as a PNG data address.</summary>
    Signature,

    /// <summary>Rows of the same columns; the value is a list of rows.</summary>
    Table,

    /// <summary>Fields that belong together; the value holds theirs by name.</summary>
    Group,

    /// <summary>Another form inside this one; the value holds its fields by name.</summary>
    Form,

    /// <summary>A postal code of six digits.</summary>
    Postcode,

    /// <summary>A bank account or card number.</summary>
    BankAccount,

    /// <summary>A licence plate of a motor vehicle, GA 36.</summary>
    Plate,

    /// <summary>A date with a time of day, hours and minutes, in local time.</summary>
    DateTime,

    /// <summary>A piece of the page that holds no value: a text, a picture, a line. What it shows is in <see cref="FormField.Content"/>.</summary>
    Display,
}
