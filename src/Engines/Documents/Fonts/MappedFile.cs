using System.IO.MemoryMappedFiles;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>A file mapped into memory once and read without copying; a 20 MB font costs only the pages that are touched.</summary>
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    public MappedFile(string path)
    {
        Path = path;
        Length = checked((int)new FileInfo(path).Length);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    public string Path { get; }

    public int Length { get; }

    public ReadOnlySpan<byte> Bytes => new(_start, Length);
}
