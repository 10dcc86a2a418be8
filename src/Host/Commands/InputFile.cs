namespace Heluo.Host.Commands;

/// <summary>Reads a file named on the command line.</summary>
internal static class InputFile
{
    /// <exception cref="FileNotFoundException">There is none; the message says so in Chinese.</exception>
    public static byte[] Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : throw new FileNotFoundException($"没有这个文件：{path}");

    /// <exception cref="DirectoryNotFoundException">There is none; the message says so in Chinese.</exception>
    public static string Folder(string path) => Directory.Exists(path) ? path : throw new DirectoryNotFoundException($"没有这个目录：{path}");
}
