using Microsoft.Playwright;

namespace Heluo.EndToEnd.Tests;

/// <summary>A device people hold or sit at.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    public static Screen Phone { get; } = new("phone", 390, 844, true);

    public static Screen Desktop { get; } = new("desktop", 1440, 900, false);

    internal ViewportSize Size => new() { Width = Width, Height = Height };

    public override string ToString() => Name;
}
