using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;
using Heluo.Services.Ratings.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Ratings.Features;

/// <summary>The applicant rates an ended matter, once, and may follow up once (GB/T 39734: 一事一评; assessNumber 1 and 2); each service on the way once (一次一评).</summary>
internal sealed class RateMatter(Writes writes, ICases cases, IItems items, RatingRules rules, TextScreen screen, ReviewDesk desk, WorkCalendars calendars, TimeProvider clock)
{
    private const int LongestText = 500;

    /// <summary>What the applicant says.</summary>
    /// <param name="Stars">1 to 5.</param>
    /// <param name="Indicators">Codes; those that don't belong to the stars are left out.</param>
    /// <param name="Text">In own words, at most 500 characters.</param>
    /// <param name="Named">The handling office may see the name; anonymous by default.</param>
    /// <param name="Channel">1 PC, 2 mobile, 3 code.</param>
    internal sealed record Request(int Stars, IReadOnlyList<string>? Indicators = null, string? Text = null, bool Named = false, int Channel = 1);

    /// <summary>Gives the first rating, or the follow-up; yields its id.</summary>
    public Task<Result<long>> HandleAsync(Actor actor, long matterId, Request request, bool followUp, CancellationToken cancellation) =>
        SaveAsync(actor, matterId, "", request, followUp, cancellation);

    /// <summary>Rates one service within a matter, once; yields the rating's id.</summary>
    public Task<Result<long>> HandleOccasionAsync(Actor actor, long matterId, string occasion, Request request, CancellationToken cancellation) =>
        SaveAsync(actor, matterId, occasion, request, followUp: false, cancellation);

    private async Task<Result<long>> SaveAsync(Actor actor, long matterId, string occasion, Request request, bool followUp, CancellationToken cancellation)
    {
        if (request.Stars is < 1 or > RatingRules.Levels) return RatingsErrors.StarsNeeded;
        if ((request.Text ?? "").Trim().Length > LongestText) return RatingsErrors.TextTooLong;
        var matter = occasion.Length == 0 ? await FindEndedAsync(actor, matterId, cancellation) : await FindOccasionAsync(actor, matterId, occasion, cancellation);
        if (!matter.Ok) return matter.Error;
        var act = new Act(actor, followUp ? "ratings.follow-up" : "ratings.rate", "matter", matterId.ToString(CultureInfo.InvariantCulture));
        return await writes.RunAsync<long>(act, async unit =>
        {
            var ratings = unit.Rows<RatingsDb, RatingRow>();
            var given = (await ratings.WhereAsync(nameof(RatingRow.MatterId), matterId)).Where(r => r.Occasion == occasion).ToList();
            var refusal = followUp ? RefuseFollowUp(given, unit.Now) : RefuseFirst(given, occasion.Length == 0 ? rules.File.RateWithin : rules.File.OccasionWithin, matter.Value, unit.Now);
            if (refusal is not null) return refusal;
            foreach (var silent in given.Where(r => r.IsDefault)) ratings.Remove(silent);
            var rating = Make(unit, matter.Value, occasion, request, followUp ? 2 : 1);
            ratings.Add(rating);
            var bad = rules.IsBad(rating.Stars);
            if (bad) await desk.OpenAsync(unit, unit.Db<RatingsDb>(), rating);
            unit.Raise(new MatterRated(rating.Id, matterId, rating.BodyId, rating.ItemKey, rating.Stars, bad, unit.Now));
            unit.Facts["stars"] = rating.Stars;
            return rating.Id;
        }, cancellation);
    }

    /// <summary>The applicant's own matter once it has ended, or why it cannot be rated.</summary>
    public async Task<Result<EndedMatter>> FindEndedAsync(Actor actor, long matterId, CancellationToken cancellation)
    {
        if (await cases.FindEndedAsync(actor, matterId, cancellation) is { } ended) return ended;
        return actor.IsApplicant && await cases.FindAsync(actor, matterId, cancellation) is { } matter && matter.HolderId == actor.HolderId ? RatingsErrors.NotEnded : RatingsErrors.MatterUnknown;
    }

    /// <summary>The applicant's own matter as it stood when the service was given (its time in place of the end), or why it cannot be rated.</summary>
    public async Task<Result<EndedMatter>> FindOccasionAsync(Actor actor, long matterId, string occasion, CancellationToken cancellation)
    {
        if (!actor.IsApplicant || await cases.FindAsync(actor, matterId, cancellation) is not { } matter || matter.HolderId != actor.HolderId) return RatingsErrors.MatterUnknown;
        if (rules.FindOccasion(occasion) is not { } rule || TimeOf(rule, matter) is not { } at) return RatingsErrors.NotServedYet;
        return AsOf(matter, at);
    }

    /// <summary>The services of a matter that were given, each with its time.</summary>
    public IReadOnlyList<(OccasionRule Rule, DateTimeOffset At, bool InTime)> Given(MatterView matter) =>
    [
        .. from rule in rules.File.Occasions
           let at = TimeOf(rule, matter)
           where at is not null
           select (rule, at.Value, !IsPast(rules.File.OccasionWithin, at.Value, clock.GetUtcNow())),
    ];

    private static DateTimeOffset? TimeOf(OccasionRule rule, MatterView matter) => matter.Timeline.Where(s => rule.After.Contains(s.Title)).Select(s => (DateTimeOffset?)s.At).LastOrDefault();

    private static EndedMatter AsOf(MatterView matter, DateTimeOffset at) => new(
        matter.Row.Id, matter.Row.Status, matter.HolderId, matter.Row.ItemKey, matter.Row.ItemName, matter.Row.Number, matter.BodyId, matter.Row.BodyName, matter.Division, at, matter.Channel,
        matter.ItemVersionId);

    /// <summary>Whether the one follow-up to a rating is still possible.</summary>
    public bool MayFollowUp(IReadOnlyList<RatingRow> given) => RefuseFollowUp(given, clock.GetUtcNow()) is null;

    private Error? RefuseFirst(List<RatingRow> given, RatingTerm within, EndedMatter matter, DateTimeOffset now)
    {
        if (given.Exists(r => !r.IsDefault)) return RatingsErrors.RatedAlready;
        return IsPast(within, matter.EndedAt, now) ? RatingsErrors.TooLate.With(within.Days) : null;
    }

    private Error? RefuseFollowUp(IReadOnlyList<RatingRow> given, DateTimeOffset now)
    {
        if (given.FirstOrDefault(r => r is { Number: 1, IsDefault: false }) is not { } first) return RatingsErrors.NotRatedYet;
        if (given.Any(r => r.Number == 2)) return RatingsErrors.FollowedAlready;
        return IsPast(rules.File.FollowUpWithin, first.RatedAt, now) ? RatingsErrors.FollowTooLate.With(rules.File.FollowUpWithin.Days) : null;
    }

    private bool IsPast(RatingTerm term, DateTimeOffset from, DateTimeOffset now) => now.DayInChina() > term.DueAfter(calendars.Current, from.DayInChina());

    private RatingRow Make(Unit unit, EndedMatter matter, string occasion, Request request, int number)
    {
        var offered = rules.Indicators(request.Stars, matter.Channel == MatterChannel.Online).Select(i => i.Code).ToHashSet();
        var (text, screening) = screen.Judge(request.Text ?? "");
        var elements = items.FindVersion(matter.ItemVersionId)?.Elements;
        return new RatingRow
        {
            Id = unit.NextId(), MatterId = matter.Id, Occasion = occasion, Number = number, HolderId = matter.HolderId, ItemKey = matter.ItemKey,
            ItemCode = elements?.Code ?? "", ItemName = matter.ItemName, CaseNumber = matter.Number, BodyId = matter.BodyId,
            BodyName = matter.BodyName, Division = matter.Division, Channel = request.Channel is >= 1 and <= 6 ? request.Channel : 1, Stars = request.Stars,
            Indicators = string.Join(',', (request.Indicators ?? []).Where(offered.Contains).Distinct()), IndicatorVersion = rules.File.Indicators.Version, Text = text, Screening = screening,
            IsNamed = request.Named, RatedAt = unit.Now, AcceptedAt = matter.AcceptedAt, ClockKind = elements?.Clock.Kind ?? "",
        };
    }
}
