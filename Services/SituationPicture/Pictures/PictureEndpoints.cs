using Est.ServiceDefaults.Access;
using Est.SituationPicture.Documents;
using Est.SituationPicture.Levels;
using Est.SituationPicture.Notes;
using Est.SituationPicture.States;

namespace Est.SituationPicture.Pictures;

public static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder api)
    {
        var pictures = api.MapGroup("").WithTags("Pictures").AllowRoles(Roles.WorkingGroup);
        pictures.MapGet("/pictures", ListPictures.Handle);
        pictures.MapGet("/pictures/{week}", GetPicture.Handle);
        pictures.MapGet("/pictures/{week}/document", GetDocument.Handle).WithName("GetPictureDocument");
        pictures.MapGet("/trends", GetTrend.Handle);
        pictures.MapPost("/pictures/{week}/areas/{area}/notes", WriteNote.Add).WithName("AddNote");
        pictures.MapPut("/pictures/{week}/notes/{id:guid}", WriteNote.Edit).WithName("EditNote");
        pictures.MapDelete("/pictures/{week}/notes/{id:guid}", WriteNote.Remove).WithName("RemoveNote");

        var making = api.MapGroup("/pictures/{week}").WithTags("Pictures").AllowRoles(Roles.Coordinator, Roles.Admin);
        making.MapPost("/compile", MoveOn.Compile).WithName("CompilePicture");
        making.MapPost("/reopen", MoveOn.Reopen).WithName("ReopenPicture");
        making.MapPost("/agree", AgreePicture.Handle).WithName("AgreePicture");
        making.MapPut("/focus", SetFocus.Handle).WithName("SetFocus");
        making.MapPut("/areas/{area}", SetLevel.Handle).WithName("SetLevel");
    }
}
