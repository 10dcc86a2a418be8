using Heluo.Kernel.Access;
using Heluo.Kernel.Events;

namespace Heluo.Services.Ratings.Contracts;

/// <summary>Ratings of matters (政务服务“好差评”, GB/T 39734-2020).</summary>
public interface IRatings
{
    /// <summary>What an applicant gave a matter; null when it was not rated by a person yet or the matter is not the actor's.</summary>
    Task<RatingGlance?> FindAsync(Actor actor, long matterId, CancellationToken cancellation);

    /// <summary>Those of the matters that the applicant has rated.</summary>
    Task<IReadOnlySet<long>> RatedAsync(Actor actor, IReadOnlyCollection<long> matterIds, CancellationToken cancellation);
}

/// <summary>A rating in one line.</summary>
/// <param name="Stars">1 to 5.</param>
/// <param name="Level">Its name, e.g. 非常满意.</param>
/// <param name="RatedAt">When.</param>
/// <param name="MayFollowUp">One follow-up is still possible.</param>
/// <param name="Review">Where the handling of a bad rating stands, in words, e.g. 待联系; empty when there is none.</param>
public sealed record RatingGlance(int Stars, string Level, DateTimeOffset RatedAt, bool MayFollowUp, string Review);

/// <summary>An applicant rated a matter.</summary>
/// <param name="RatingId">The rating.</param>
/// <param name="MatterId">The matter.</param>
/// <param name="BodyId">The body that handled it.</param>
/// <param name="ItemKey">Its item.</param>
/// <param name="Stars">1 to 5.</param>
/// <param name="IsBad">It opened a work order.</param>
/// <param name="At">When.</param>
public sealed record MatterRated(long RatingId, long MatterId, long BodyId, string ItemKey, int Stars, bool IsBad, DateTimeOffset At) : IEvent;
