namespace Heluo.Engines.Documents.Pdf.Reading;

/// <summary>
/// Bytes that may still be read. Objects of an honest file do not overlap, so reading each once takes no more than the file's length; a file that lets many objects share
/// the same bytes would take its square.
/// </summary>
internal sealed class PdfBudget(int length)
{
    private const int Slack = 1 << 20;
    private long _left = 4L * length + Slack;

    /// <exception cref="PdfException">All is spent.</exception>
    public void Spend(int bytes)
    {
        _left -= bytes;
        if (_left < 0) throw new PdfException("PDF 对象互相重叠，拒绝读取。");
    }
}
