namespace Est.SituationPicture.HotSpots;

/// <summary>What lies in one cell in one week.</summary>
public readonly record struct CellCount(Hex Cell, int Count, double Weighted);

/// <summary>Kernel density over cells: what happened in a cell also says something of those around it.</summary>
public static class Density
{
    /// <summary>Metres: three cells' radius, so that the kernel reaches the six cells around.</summary>
    public const double Bandwidth = 3 * Hex.Radius;

    /// <summary>
    /// The quartic kernel at a distance d &lt; h, (1 − d²/h²)², without its factor 3/(πh²) (Silverman 1986, eq. 4.5). Centres of neighbouring cells are
    /// √3 radii apart.
    /// </summary>
    public static double Kernel(double metres) => metres >= Bandwidth ? 0 : Math.Pow(1 - metres * metres / (Bandwidth * Bandwidth), 2);

    /// <summary>Per square kilometre for each unit at the centre of the kernel.</summary>
    public static readonly double PerSquareKilometre = 3 / (Math.PI * Bandwidth * Bandwidth) * 1e6;

    private static readonly double Beside = Kernel(Math.Sqrt(3) * Hex.Radius);

    /// <summary>Sum of the kernels at each cell that they reach, of counts that are taken to lie at the centres of their cells.</summary>
    public static Dictionary<Hex, double> Of(IEnumerable<(Hex Cell, double Weight)> counts)
    {
        var density = new Dictionary<Hex, double>();
        foreach (var (cell, weight) in counts)
        {
            density[cell] = density.GetValueOrDefault(cell) + weight;
            foreach (var around in cell.Around()) density[around] = density.GetValueOrDefault(around) + Beside * weight;
        }
        return density;
    }
}
