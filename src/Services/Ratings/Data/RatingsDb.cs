using Heluo.Kernel.Storage;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Data;

internal sealed class RatingsDb(DbContextOptions<RatingsDb> options) : ModuleDb(options, "ratings")
{
    public DbSet<RatingRow> Ratings => Set<RatingRow>();

    public DbSet<BadReview> BadReviews => Set<BadReview>();

    public DbSet<BadReviewStep> Steps => Set<BadReviewStep>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<RatingRow>().Property(r => r.Version).IsConcurrencyToken();
        model.Entity<RatingRow>().HasIndex(r => new { r.MatterId, r.Number }).IsUnique();
        model.Entity<BadReview>().Property(r => r.Version).IsConcurrencyToken();
    }
}
