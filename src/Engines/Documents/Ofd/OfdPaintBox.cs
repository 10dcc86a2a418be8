using Heluo.Engines.Documents.Fonts;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>What painters of one page share.</summary>
internal sealed class OfdPaintBox : IDisposable
{
    public OfdPaintBox(OfdResourceTable resources, FontLibrary fonts, OfdLimits limits, string? defaultColourSpace)
    {
        Resources = resources;
        Budget = new OfdBudget(limits);
        Colours = new OfdColours(resources, defaultColourSpace);
        Fonts = new OfdFonts(resources, fonts, Budget);
        Pictures = new OfdPictures(resources, Budget);
    }

    public OfdResourceTable Resources { get; }

    public OfdBudget Budget { get; }

    public OfdColours Colours { get; }

    public OfdFonts Fonts { get; }

    public OfdPictures Pictures { get; }

    public void Dispose()
    {
        Fonts.Dispose();
        Pictures.Dispose();
    }
}
