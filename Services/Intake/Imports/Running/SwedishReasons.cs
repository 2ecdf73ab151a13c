using Est.ServiceDefaults.Http;

namespace Est.Intake.Imports.Running;

/// <summary>Why a row was not taken in, for the people who made the file.</summary>
internal static class SwedishReasons
{
    public static string Of(FieldError error) => $"{FieldOf(error.Field)}: {ReasonOf(error.Code)}";

    private static string FieldOf(string field) => field switch
    {
        "" => "Raden",
        "occurredFrom" => "När det hände",
        "occurredTo" => "När det slutade",
        "category" => "Kategori",
        "severity" => "Allvarlighet",
        "kind" => "Slag",
        "description" => "Beskrivning",
        "actionTaken" => "Åtgärd",
        "externalId" => "Ert id",
        "place.lon" => "Longitud eller östvärde",
        "place.lat" => "Latitud eller nordvärde",
        "place.areaCode" => "Områdeskod",
        "place.address" => "Adress",
        _ => field,
    };

    private static string ReasonOf(string code) => code switch
    {
        "required" => "saknas.",
        "not-a-time" or "offset-missing" => "går inte att läsa som ett datum eller en tid. Skriv till exempel 2026-11-20 21:30.",
        "too-early" => "ligger före år 2000.",
        "too-far-ahead" => "ligger mer än ett dygn framåt. Bara planerade arrangemang får göra det.",
        "before-start" => "ligger före början.",
        "unknown-category" => "är ingen av kommunens kategorier.",
        "retired-category" => "används inte längre.",
        "unknown-kind" => "är inget av händelse, iakttagelse, arrangemang och lugnt.",
        "out-of-range" => "ska vara 1, 2 eller 3.",
        "too-long" => "är för lång.",
        "not-text" => "innehåller tecken som inte är text.",
        "not-a-number" or "wrong-type" => "är inget tal.",
        "outside-municipality" => "ligger mer än en mil utanför kommunen.",
        "not-storable" => "kunde inte sparas som den är.",
        "personal-data" or "personal-data-held" => "handlar om en person (ett namn, ett nummer, en adress). Skriv vad som hände och var, inte vem.",
        _ => $"är inte rätt ({code}).",
    };
}
