using Heluo.Kernel.Access;

namespace Heluo.Services.Ratings;

internal static class RatingsPermissions
{
    public static readonly Permission Handle = new("ratings.handle", "处理差评");
    public static readonly Permission Supervise = new("ratings.supervise", "监督评价、复核申诉、回访");
}
