using System.Net;
using System.Net.Http.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Est.SituationPicture.Tests.Documents;

/// <summary>The picture as a Word document.</summary>
public sealed class OnPaper(PictureApp app)
{
    private readonly string kommun = PictureApp.NewMunicipality();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_valid_and_says_what_the_picture_says()
    {
        await app.ReceiveAsync(kommun, Made.NewReport(), Made.NewReport());
        using var client = app.As("samordnare", kommun);
        await client.PutAsJsonAsync($"/api/{kommun}/pictures/2026-W47/focus", new { focus = new[] { "Torget fredag kväll & natt <20–02>" } }, Ct);
        using var answer = await client.GetAsync(new Uri($"/api/{kommun}/pictures/2026-W47/document", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"lagesbild-{kommun}-2026-W47.docx");
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(Ct), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("Vecka 47: 2 rapporter.");
        text.ShouldContain("Torget fredag kväll & natt <20–02>");
        text.ShouldContain("Degerforsbyggen (2)");
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_told()
    {
        using var client = app.As("styrgrupp", kommun);
        using var answer = await client.GetAsync(new Uri($"/api/{kommun}/pictures/2026-W47/document?version=3", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
