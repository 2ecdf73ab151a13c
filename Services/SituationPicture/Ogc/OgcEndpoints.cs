using System.Text.Json.Nodes;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Ogc;

/// <summary>Areas, levels and hot spots for map programs such as QGIS and ArcGIS: OGC API - Features, core and GeoJSON.</summary>
public static class OgcEndpoints
{
    public static void AddOgc(this IServiceCollection services) => services.AddScoped<OgcFeatures>();

    public static void MapOgc(this IEndpointRouteBuilder app)
    {
        var ogc = app.MapGroup("/ogc/{municipality}").WithTags("OGC API Features").AllowRoles(Roles.WorkingGroup);
        ogc.MapGet("/", (string municipality, HttpRequest request, IConfiguration configuration) =>
            TypedResults.Json(OgcCollections.Landing(municipality, new OgcLinks(request, municipality, configuration)))).WithName("GetOgcLanding");
        ogc.MapGet("/conformance", () => TypedResults.Json(OgcCollections.Conformance())).WithName("GetOgcConformance");
        ogc.MapGet("/collections", (string municipality, HttpRequest request, IConfiguration configuration) =>
            TypedResults.Json(OgcCollections.List(municipality, new OgcLinks(request, municipality, configuration)))).WithName("ListOgcCollections");
        ogc.MapGet("/collections/{collection}", Results<JsonHttpResult<JsonObject>, ProblemHttpResult> (string municipality, string collection, HttpRequest request, IConfiguration configuration) =>
            OgcCollections.Has(collection)
                ? TypedResults.Json(OgcCollections.Describe(municipality, collection, new OgcLinks(request, municipality, configuration)))
                : Problems.NotFound("collection")).WithName("GetOgcCollection");
        ogc.MapGet("/collections/{collection}/items", GetItems.Handle).WithName("ListOgcItems");
        ogc.MapGet("/collections/{collection}/items/{item}", GetItems.One).WithName("GetOgcItem");
    }
}
