namespace Est.Cli.Demo;

/// <summary>An actor that reports, by the key that <see cref="DemoPattern.Organisations"/> names it by.</summary>
internal sealed record DemoOrganisation(string Key, string Name, string Kind, string Source);

/// <summary>A place where things happen more than elsewhere.</summary>
/// <param name="Name">In the definite form, to stand in a sentence: "vid stationen".</param>
internal sealed record DemoPlace(string Name, double Lon, double Lat);

/// <summary>A made area: its ring runs counter-clockwise and is closed by its first point.</summary>
internal sealed record DemoArea(string Code, string Name, int Population, double Weight, (double Lon, double Lat)[] Ring, DemoPlace[] Places);

/// <summary>
/// A kommun of the demonstration. The places' names are real and their areas lie about where they should; the borders, actors'
/// reports and numbers are made.
/// </summary>
/// <param name="Scale">How much is reported, Degerfors being 1.</param>
/// <param name="Rising">Code of the area where unrest has risen in the latest weeks.</param>
/// <param name="Measures">What has been done, and what came of it.</param>
internal sealed record DemoKommun(string Code, string Name, double Scale, string Rising, DemoOrganisation[] Organisations, DemoArea[] Areas, IReadOnlyList<DemoMeasure> Measures)
{
    public static IReadOnlyList<DemoKommun> All { get; } =
    [
        new("1862", "Degerfors", 1, "jannelund", Organised("Degerforsbyggen"),
        [
            new("bruket", "Bruket", 2600, 5,
                [(14.420, 59.232), (14.445, 59.230), (14.452, 59.238), (14.444, 59.245), (14.424, 59.246), (14.417, 59.239)],
                [new("torget", 14.4346, 59.2379), new("biblioteket", 14.4312, 59.2392), new("järnverket", 14.4402, 59.2348), new("mataffären", 14.4288, 59.2365)]),
            new("jannelund", "Jannelund", 2400, 4,
                [(14.444, 59.245), (14.452, 59.238), (14.462, 59.247), (14.452, 59.256), (14.430, 59.258), (14.424, 59.246)],
                [new("skolan", 14.4432, 59.2497), new("lekplatsen", 14.4476, 59.2521), new("idrottsplatsen", 14.4385, 59.2535)]),
            new("stromtorp", "Strömtorp", 2100, 3.5,
                [(14.392, 59.236), (14.417, 59.239), (14.424, 59.246), (14.430, 59.258), (14.408, 59.257), (14.390, 59.248)],
                [new("stationen", 14.4135, 59.2437), new("gångtunneln", 14.4169, 59.2456), new("pendlarparkeringen", 14.4102, 59.2428)]),
            new("svarta", "Svartå", 470, 1,
                [(14.505, 59.124), (14.528, 59.122), (14.538, 59.131), (14.524, 59.138), (14.507, 59.135)],
                [new("herrgårdsparken", 14.5187, 59.1296), new("badplatsen", 14.5268, 59.1331)]),
            new("atorp", "Åtorp", 240, 0.6,
                [(14.355, 59.108), (14.376, 59.106), (14.386, 59.114), (14.374, 59.121), (14.357, 59.118)],
                [new("bygdegården", 14.3698, 59.1131)]),
        ],
        DemoMeasure.In("bruket", "torget", "stromtorp", "stationen", "stromtorp", "stationen", "bruket", "biblioteket", "jannelund", "skolan", "Degerforsbyggen")),
        new("1883", "Karlskoga", 2.05, "aggerud", Organised("Karlskogahem"),
        [
            new("centrum", "Centrum", 6200, 6,
                [(14.522, 59.324), (14.545, 59.322), (14.556, 59.330), (14.547, 59.337), (14.526, 59.337), (14.517, 59.330)],
                [new("torget", 14.5366, 59.3284), new("resecentrum", 14.5301, 59.3269), new("gallerian", 14.5352, 59.3297), new("stadsparken", 14.5428, 59.3311)]),
            new("rosendal", "Rosendal", 4100, 2.5,
                [(14.487, 59.327), (14.517, 59.330), (14.526, 59.337), (14.515, 59.347), (14.492, 59.345), (14.480, 59.336)],
                [new("industriområdet", 14.4987, 59.3341), new("skolan", 14.5083, 59.3387)]),
            new("aggerud", "Aggerud", 4600, 4,
                [(14.482, 59.312), (14.510, 59.308), (14.522, 59.324), (14.517, 59.330), (14.487, 59.327)],
                [new("skolan", 14.5012, 59.3188), new("centrumhuset", 14.5067, 59.3206), new("badplatsen", 14.5117, 59.3139), new("lekplatsen", 14.4958, 59.3224)]),
            new("karlberg", "Karlberg", 3900, 3,
                [(14.545, 59.322), (14.575, 59.318), (14.586, 59.328), (14.572, 59.336), (14.556, 59.330)],
                [new("mataffären", 14.5659, 59.3262), new("bollplanen", 14.5721, 59.3291)]),
            new("baggangen", "Baggängen", 4300, 3,
                [(14.526, 59.337), (14.547, 59.337), (14.556, 59.330), (14.572, 59.336), (14.565, 59.348), (14.540, 59.352), (14.515, 59.347)],
                [new("ishallen", 14.5438, 59.3421), new("gymnasiet", 14.5497, 59.3389), new("gångtunneln", 14.5361, 59.3402)]),
            new("sandviken", "Sandviken", 1500, 1,
                [(14.575, 59.318), (14.606, 59.308), (14.622, 59.316), (14.610, 59.327), (14.586, 59.328)],
                [new("badplatsen", 14.6048, 59.3153), new("båthamnen", 14.5982, 59.3184)]),
        ],
        DemoMeasure.In("baggangen", "gångtunneln", "rosendal", "industriområdet", "centrum", "torget", "centrum", "gallerian", "aggerud", "skolan", "Karlskogahem")),
    ];

    private static DemoOrganisation[] Organised(string housing) =>
    [
        new("polis", "Polisen", "polis", "iakttagelser"),
        new("bostad", housing, "fastighetsbolag", "felanmalan"),
        new("teknik", "Tekniska förvaltningen", "kommun", "driftronder"),
        new("skola", "Barn- och utbildningsförvaltningen", "kommun", "incidenter"),
        new("vakt", "Möckelns bevakning", "bevakningsforetag", "ronder"),
        new("raddning", "Bergslagens räddningstjänst", "raddningstjanst", "insatser"),
    ];
}
