namespace Est.FollowUp.Effects;

/// <summary>The effect in plain Swedish. It says what the reports did, never that the intervention caused it.</summary>
public static class EffectSentence
{
    public static string Of(Effect effect)
    {
        if (effect.Before is not { Weeks: >= MeasureEffect.LeastBefore })
            return "Det går inte att säga något om effekten: det finns för få veckor med rapporter från tiden före insatsen.";
        if (effect.After is null) return "Det är för tidigt att säga något: ingen hel vecka har gått sedan insatsen började.";
        if (effect.RateRatio is not { } ratio)
            return $"Det är för tidigt att säga något: {InSwedish.Count(effect.After.Weeks, "hel vecka", "hela veckor")} har gått sedan insatsen började.";
        if (effect.Treated.Before + effect.Treated.After == 0) return "Det går inte att säga något om effekten: området har inga rapporter, varken före eller efter.";

        var than = effect.Against switch
        {
            Effect.LikeAreas => "jämfört med liknande områden",
            Effect.RestOfKommun => "jämfört med resten av kommunen",
            _ => "jämfört med tiden före",
        };
        if (ratio.Low <= 1 && ratio.High >= 1)
            return $"Det går inte att säga om rapporterna har blivit färre eller fler {than}: allt mellan {InSwedish.Change(ratio.Low)} och {InSwedish.Change(ratio.High)} är möjligt.";
        var fewer = ratio.Estimate < 1;
        var (least, most) = (InSwedish.Percent(fewer ? ratio.High : ratio.Low), InSwedish.Percent(fewer ? ratio.Low : ratio.High));
        return $"Rapporterna blev {InSwedish.Change(ratio.Estimate)} {than}, med en osäkerhet på {least} till {most} procent.{InReports(effect, fewer)}"
            + (effect.Against == Effect.BeforeAlone ? " Utan områden att jämföra med kan det ha andra orsaker." : "");
    }

    /// <summary>Said only where both ways to count agree on the direction.</summary>
    private static string InReports(Effect effect, bool fewer)
    {
        if (effect.Wdd is not { } wdd || wdd.Local.Estimate < 0 != fewer) return "";
        var reports = (int)Math.Round(Math.Abs(wdd.Local.Estimate));
        return reports == 0 ? "" : $" Det är omkring {InSwedish.Count(reports, "rapport", "rapporter")} {(fewer ? "färre" : "fler")} på {InSwedish.Count(effect.After!.Weeks, "vecka", "veckor")}.";
    }
}
