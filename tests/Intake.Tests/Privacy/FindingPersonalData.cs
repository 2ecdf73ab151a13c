using Est.Intake.Privacy;

namespace Est.Intake.Tests.Privacy;

public sealed class FindingPersonalData
{
    // Numbers of persons who do not exist: Skatteverket's test series, whose birth numbers are 980 to 999; telephone numbers that PTS keeps for fiction.
    [Theory]
    [InlineData("Född 850709-9805.", "Född [personnummer].")]
    [InlineData("198507099805", "[personnummer]")]
    [InlineData("19850709 9805 och 8507099805", "[personnummer] och [personnummer]")]
    [InlineData("850709+9805", "[personnummer]")]
    [InlineData("1985-07-09-9805", "[personnummer]")]
    [InlineData("samordningsnummer 850769-9802", "samordningsnummer [samordningsnummer]")]
    [InlineData("Ring 070-174 06 05 nu", "Ring [telefon] nu")]
    [InlineData("+46 (0)70-1740605, 0046701740605, 08/465 004 00", "[telefon], [telefon], [telefon]")]
    [InlineData("tel 319 20 05", "tel [telefon]")]
    [InlineData("Skriv till anna.svensson@example.se!", "Skriv till [e-post]!")]
    [InlineData("Bilen ABC123, ABC 123 och ABC12D", "Bilen [registreringsnummer], [registreringsnummer] och [registreringsnummer]")]
    [InlineData("regnr bcd 123", "regnr [registreringsnummer]")]
    [InlineData("lgh 1203, lägenhet nr 12, lgh-nr 4B", "lgh [lägenhetsnummer], lägenhet nr [lägenhetsnummer], lgh-nr [lägenhetsnummer]")]
    [InlineData("Storgatan 12, 1203", "Storgatan 12, [lägenhetsnummer]")]
    [InlineData("Lisa sprang.", "[namn] sprang.")]
    [InlineData("Anna-Karin Björnsdotter af Wetterstedt ringde", "[namn] ringde")]
    [InlineData("Annas cykel och Lars bil", "[namn]s cykel och [namn] bil")]
    [InlineData("grannen Stig, herr Berg, han heter Xerxetto", "grannen [namn], herr [namn], han heter [namn]")]
    [InlineData("det var mohammed ali", "det var [namn]")]
    [InlineData("Vi såg Björn vid bron", "Vi såg [namn] vid bron")]
    [InlineData("Anna Svensson Storgatan 12", "[namn] Storgatan 12")]
    public void What_tells_of_a_person_is_masked(string text, string masked) => Masked(text).ShouldBe(masked);

    [Theory]
    [InlineData("850709-9806"), InlineData("851309-9805"), InlineData("850732-9805"), InlineData("1885070998051")]
    [InlineData("Storgatan 12, 4 tr, kl 08-16 och 10.00-14.30, 1 250,50 kr, 2026-11-20, linje 14")]
    [InlineData("Diarienr 5000-K123456-26, ärende 2026-1183, faktura 4501234567, koordinater 59.2377, 14.4301")]
    [InlineData("08-16 20-22"), InlineData("SOS 112, polisen på 114 14 och 077-114 14 00")]
    [InlineData("VÄG123, IKEA 123, E18, RV204, BUS 123, ICA 123, ABI123, ABC12O, SEX123, rum 204")]
    [InlineData("En lägenhet på 3 rum, lägenhet 80 kvm, elva lägenheter")]
    [InlineData("Karl Johans torg, Sofiagatan, Sankt Olofsgatan, Maria kyrka, Kristinehamn, Södra Larsväg, Adolfsberg")]
    [InlineData("Erik Dahlbergsgatan, Nils Ericsons plats, kvarteret Ingrid, S:t Eriks torg")]
    [InlineData("Stig på. Björn sedd. Sten på spåret. Berg av skräp. Ros och Lind är uppryckta. Per dag. Hans cykel.")]
    [InlineData(""), InlineData(" "), InlineData("@"), InlineData("+"), InlineData("0"), InlineData("lgh"), InlineData("a@b")]
    public void What_does_not_is_left_as_it_is(string text) => ReferenceEquals(Masked(text), text).ShouldBeTrue(Masked(text));

    [Fact]
    public void What_was_found_is_counted_by_kind()
    {
        var counts = new MaskedCounts();
        PrivacyGuard.Mask("Anna Berg och Lars, 850709-9805, bodde i lgh 1203", counts);
        counts.ToJson().ShouldBe("""{"personnummer":1,"lägenhetsnummer":1,"namn":2}""");
    }

    [Fact]
    public void Raw_JSON_is_masked_value_by_value_and_stays_JSON()
    {
        GuardedRaw.Of("""{"externalId":"F-1","description":"\u00c5sa \"tog\" 850709-9805","pnr":198507099805,"place":{"lon":14.4301,"lat":59.2377}}"""u8)
            .ShouldBe("""{"externalId":"F-1","description":"[namn] \"tog\" [personnummer]","pnr":"[personnummer]","place":{"lon":14.4301,"lat":59.2377}}""");
        GuardedRaw.Of("""{"description":"\u00c5sa slog"""u8).ShouldBe("{\"description\":\"[namn] slog");
        GuardedRaw.Of("""{ "description" : "Krossad ruta" }"""u8).ShouldBe("""{ "description" : "Krossad ruta" }""");
    }

    private static string Masked(string text) => PrivacyGuard.Mask(text, new MaskedCounts());
}
