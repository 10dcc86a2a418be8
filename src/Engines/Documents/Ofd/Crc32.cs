namespace Heluo.Engines.Documents.Ofd;

/// <summary>The checksum of ZIP entries (ISO 3309), four bytes at a time.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = Build();

    public static uint HashToUInt32(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        var at = 0;
        for (; at + 4 <= data.Length; at += 4)
        {
            crc ^= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
            crc = Tables[3][crc & 0xFF] ^ Tables[2][crc >> 8 & 0xFF] ^ Tables[1][crc >> 16 & 0xFF] ^ Tables[0][crc >> 24];
        }

        for (; at < data.Length; at++) crc = Tables[0][(crc ^ data[at]) & 0xFF] ^ crc >> 8;
        return ~crc;
    }

    private static uint[][] Build()
    {
        var tables = new uint[4][];
        for (var t = 0; t < 4; t++) tables[t] = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320u ^ value >> 1 : value >> 1;
            tables[0][i] = value;
        }

        for (var t = 1; t < 4; t++)
        {
            for (var i = 0; i < 256; i++) tables[t][i] = Tables0(tables, t, i);
        }

        return tables;

        static uint Tables0(uint[][] tables, int t, int i) => tables[t - 1][i] >> 8 ^ tables[0][tables[t - 1][i] & 0xFF];
    }
}
