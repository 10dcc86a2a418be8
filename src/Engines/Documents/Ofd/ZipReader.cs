using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>
/// Reads a ZIP file strictly (APPNOTE 6.3): local and central headers must agree, entries may not overlap, names may not leave the package or
/// appear twice, sizes are bounded before and while unpacking. A signed file must mean the same to every program that opens it.
/// </summary>
internal sealed class ZipReader
{
    private sealed record Entry(int Method, uint Crc, int Packed, int Size, int LocalHeader);

    private readonly byte[] _file;
    private readonly OfdLimits _limits;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _unpacked;

    public ZipReader(byte[] file, OfdLimits limits)
    {
        (_file, _limits) = (file, limits);
        try
        {
            ReadDirectory();
        }
        catch (Exception broken) when (broken is ArgumentException or IndexOutOfRangeException)
        {
            throw Damaged("ZIP 目录不完整", broken);
        }
    }

    /// <summary>Names of the files, in the order of the directory.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    public bool Has(string name) => _entries.ContainsKey(name);

    public byte[] Read(string name)
    {
        var entry = _entries[name];
        try
        {
            var start = DataStart(name, entry);
            var packed = _file.AsSpan(start, entry.Packed);
            _unpacked += entry.Size;
            if (_unpacked > _limits.TotalBytes) throw new OfdException(OfdFault.TooLarge, "文件解压后超过允许的大小，已停止读取。");
            var data = entry.Method == 0 ? packed.ToArray() : Inflate(start, entry, name);
            if (Crc32.HashToUInt32(data) != entry.Crc) throw Damaged($"“{name}”的校验和不对");
            return data;
        }
        catch (Exception broken) when (broken is ArgumentException or IndexOutOfRangeException or InvalidDataException)
        {
            throw Damaged($"“{name}”无法解压", broken);
        }
    }

    private byte[] Inflate(int start, Entry entry, string name)
    {
        var data = new byte[entry.Size];
        using var inflate = new DeflateStream(new MemoryStream(_file, start, entry.Packed, writable: false), CompressionMode.Decompress);
        var read = inflate.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (read < data.Length || inflate.ReadByte() >= 0) throw Damaged($"“{name}”解压后的大小与目录所写不符");
        return data;
    }

    private void ReadDirectory()
    {
        var end = FindEnd();
        var count = U16(end + 10);
        var at = checked((int)Math.Min(U32(end + 16), int.MaxValue));
        if (count == 0xFFFF || at == int.MaxValue) throw new OfdException(OfdFault.Unsupported, "不支持 ZIP64 格式的文件包。");
        if (count > _limits.Entries) throw new OfdException(OfdFault.TooLarge, $"文件包里有 {count} 个文件，超过上限 {_limits.Entries} 个。");
        var spans = new List<(int Start, int End)>();
        for (var i = 0; i < count; i++)
        {
            if (U32(at) != 0x02014B50) throw Damaged("ZIP 目录损坏");
            var nameLength = U16(at + 28);
            var flags = U16(at + 8);
            var name = Name(_file.AsSpan(at + 46, nameLength), flags).TrimStart('/');
            var entry = new Entry(U16(at + 10), U32(at + 16), Size(at + 20), Size(at + 24), Size(at + 42));
            at += 46 + nameLength + U16(at + 30) + U16(at + 32);
            if (name.EndsWith('/')) continue;
            Check(name, flags, entry);
            var start = DataStart(name, entry);
            spans.Add((entry.LocalHeader, start + entry.Packed));
            if (!_entries.TryAdd(name, entry)) throw new OfdException(OfdFault.UnsafePath, $"文件包里有两个“{name}”，内容可能被替换，拒绝打开。");
        }

        spans.Sort();
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start < spans[i - 1].End) throw Damaged("文件包里的文件互相重叠");
        }
    }

    private void Check(string name, int flags, Entry entry)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
            || name.Split('/').Any(p => p is ".." or ".")) throw new OfdException(OfdFault.UnsafePath, $"文件包里的路径“{name}”指向包外，拒绝打开。");
        if ((flags & 1) != 0) throw new OfdException(OfdFault.Unsupported, "文件包已加密，请先解密再使用。");
        if (entry.Method is not (0 or 8)) throw new OfdException(OfdFault.Unsupported, $"“{name}”用了不支持的压缩方法（{entry.Method}）。");
        if (entry.Size > _limits.EntryBytes) throw new OfdException(OfdFault.TooLarge, $"“{name}”解压后有 {entry.Size} 字节，超过允许的大小。");
        if (entry.Size > 1100L * entry.Packed + 1024) throw new OfdException(OfdFault.TooLarge, $"“{name}”的压缩比不合理，可能是压缩炸弹，拒绝打开。");
        if (entry.Method == 0 && entry.Size != entry.Packed) throw Damaged($"“{name}”的大小前后不一致");
    }

    /// <summary>Where the data of an entry starts; its local header must carry the same name.</summary>
    private int DataStart(string name, Entry entry)
    {
        var at = entry.LocalHeader;
        if (U32(at) != 0x04034B50) throw Damaged($"找不到“{name}”的内容");
        var local = Name(_file.AsSpan(at + 30, U16(at + 26)), U16(at + 6));
        if (local.TrimStart('/') != name) throw new OfdException(OfdFault.UnsafePath, $"“{name}”在文件包里的两处名称不一致，拒绝打开。");
        var start = at + 30 + U16(at + 26) + U16(at + 28);
        return start <= _file.Length - entry.Packed ? start : throw Damaged($"“{name}”不完整");
    }

    private int FindEnd()
    {
        for (var at = _file.Length - 22; at >= Math.Max(0, _file.Length - 22 - 0xFFFF); at--)
        {
            if (U32(at) == 0x06054B50 && at + 22 + U16(at + 20) == _file.Length) return at;
        }

        throw Damaged("不是 OFD 文件，或文件没有传完整（找不到 ZIP 目录）");
    }

    private static string Name(ReadOnlySpan<byte> bytes, int flags)
    {
        var name = (flags & 0x800) != 0 || Ascii.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : XmlParts.DecodeLoosely(bytes);
        var plain = name.Replace('\\', '/');
        while (plain.StartsWith("./", StringComparison.Ordinal)) plain = plain[2..];
        return plain;
    }

    private int Size(int at) => U32(at) is var value and <= int.MaxValue ? (int)value : throw Damaged("ZIP 目录里的大小不合理");

    private int U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    private static OfdException Damaged(string what, Exception? cause = null) => new(OfdFault.Damaged, $"文件已损坏：{what}。", cause);
}
