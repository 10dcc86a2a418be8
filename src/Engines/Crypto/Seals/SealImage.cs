namespace Heluo.Engines.Crypto;

/// <summary>The picture inside a seal (SES_ESPictrueInfo).</summary>
/// <param name="Type">Lower or upper case: png, jpg, bmp, gif, svg, ofd.</param>
/// <param name="Data">The picture file.</param>
/// <param name="WidthMm">Width on paper, millimetres.</param>
/// <param name="HeightMm">Height on paper, millimetres.</param>
public sealed record SealImage(string Type, ReadOnlyMemory<byte> Data, int WidthMm, int HeightMm)
{
    internal static SealImage Parse(DerReader picture)
    {
        var image = new SealImage(picture.Text(), picture.OctetString(), picture.SmallInteger(), picture.SmallInteger());
        picture.End();
        return image;
    }

    internal byte[] Encode() => Der.Sequence(Der.Ia5Text(Type), Der.OctetString(Data), Der.Integer(WidthMm), Der.Integer(HeightMm));
}
