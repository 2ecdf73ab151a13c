using Est.ServiceDefaults.Geography;
using NetTopologySuite.Geometries;

namespace Est.SituationPicture.Areas;

/// <summary>Geometries in metres of SWEREF 99 TM: lengths and areas in it are true to within 0.3 per mille in Sweden.</summary>
public static class Metres
{
    public static Geometry InMetres(this Geometry shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var metres = shape.Copy();
        metres.Apply(new ToMetres());
        metres.GeometryChanged();
        return metres;
    }

    private sealed class ToMetres : ICoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (easting, northing) = Sweref99.FromWgs84(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, easting);
            seq.SetY(i, northing);
        }
    }
}
