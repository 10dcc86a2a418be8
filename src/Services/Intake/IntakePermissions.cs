using Heluo.Kernel.Access;

namespace Heluo.Services.Intake;

/// <summary>The permission of Cases that the window's pages ask for.</summary>
internal static class IntakePermissions
{
    public static readonly Permission Intake = new("cases.intake", "窗口收件");
}
