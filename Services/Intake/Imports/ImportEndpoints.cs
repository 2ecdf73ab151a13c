using Est.Intake.Imports.Keeping;
using Est.Intake.Imports.Running;
using Est.Intake.Paging;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Imports;

public static class ImportEndpoints
{
    /// <summary>Who sees every organisation's imports; a reporter sees those of its own.</summary>
    internal static readonly string[] SeeAll = [Roles.Coordinator, Roles.Admin];

    public static void AddImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ImportSettings.Of(builder.Configuration)).AddSingleton<FileStore>().AddSingleton<ImportRun>().AddSingleton<ImportRunner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ImportRunner>());
    }

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports").ProducesProblem(400).ProducesProblem(503).AllowRoles([Roles.Reporter, .. SeeAll]);
        imports.MapPost("/", ReceiveImport.Handle).WithName("ReceiveImport").WithSummary("A CSV file or workbook; answered with what was found in it")
            // Any other type is let in too: what a file is, is told by its bytes, and curl calls every file a form.
            .Accepts<Stream>("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "multipart/form-data", "application/octet-stream", "*/*").ProducesProblem(413);
        imports.MapGet("/", ListImports.Handle).WithName("ListImports").WithSummary("Imports, newest first").WithLimitAsNumber();
        imports.MapGet("/{id:guid}", GetImport.Handle).WithName("GetImport").WithSummary("One import: what was found, and how far it has come").ProducesProblem(404);
        imports.MapPut("/{id:guid}/mapping", ChangeMapping.Handle).WithName("ChangeImportMapping").WithSummary("Say what the columns are; answered with what the rows become")
            .ProducesProblem(404).ProducesProblem(409);
        imports.MapPost("/{id:guid}/run", RunImport.Handle).WithName("RunImport").WithSummary("Take the rows in").ProducesProblem(404).ProducesProblem(409);
        imports.MapGet("/{id:guid}/outcome.csv", GetOutcome.Handle).WithName("GetImportOutcome").WithSummary("What became of each row")
            .Produces<string>(200, "text/csv").ProducesProblem(404);
        imports.MapDelete("/{id:guid}", DeleteImport.Handle).WithName("DeleteImport").WithSummary("Forget a file that was not run").ProducesProblem(404).ProducesProblem(409);
    }
}
