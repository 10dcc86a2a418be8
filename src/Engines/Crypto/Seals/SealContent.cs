namespace Heluo.Engines.Crypto;

/// <summary>What a seal to be made says (SES_SealInfo of GB/T 38540-2020 clause 6.1).</summary>
public sealed record SealContent
{
    /// <summary>The seal's own number, seven-bit letters.</summary>
    public required string Id { get; init; }

    /// <summary>Its name: what the imprint says.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of seal.</summary>
    public int Type { get; init; } = 1;

    /// <summary>Who makes the software, seven-bit letters.</summary>
    public string Vendor { get; init; } = "Heluo";

    /// <summary>Certificates of those who may sign with it, one or more.</summary>
    public required IReadOnlyList<Certificate> Signers { get; init; }

    /// <summary>Whether digests of the certificates are listed in place of them.</summary>
    public bool ListDigests { get; init; }

    /// <summary>When it is made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>First moment of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Last moment of validity.</summary>
    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>Its picture.</summary>
    public required SealImage Image { get; init; }

    internal byte[] Encode()
    {
        if (Signers.Count == 0) throw new InvalidOperationException("印章至少要有一名签章人");
        if (ValidTo <= ValidFrom) throw new InvalidOperationException("印章有效期的截止时间须晚于起始时间");
        var property = Der.Sequence(
        [
            Der.Integer(Type), Der.Utf8Text(Name), .. SealSigners.Encode(Signers, ListDigests),
            Der.GeneralizedTime(CreatedAt), Der.GeneralizedTime(ValidFrom), Der.GeneralizedTime(ValidTo),
        ]);
        var header = Der.Sequence(Der.Ia5Text("ES"), Der.Integer((int)SealVersion.V4), Der.Ia5Text(Vendor));
        return Der.Sequence(header, Der.Ia5Text(Id), property, Image.Encode());
    }
}
