using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Est.ServiceDefaultsTests;

public sealed class ForgedPassports(NoteFixture notes)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passport_of_the_office_is_taken() => (await StatusAsync(Token())).ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task One_that_the_office_signed_for_another_purpose_is_refused()
    {
        (await StatusAsync(Token(token => token.Issuer = "https://login.example"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(Token(token => token.Audience = "someone-else"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(Token(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddMinutes(10), DateTime.UtcNow.AddMinutes(20))))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(Token(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddMinutes(-20), DateTime.UtcNow.AddMinutes(-10))))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("none"), InlineData("None"), InlineData("nOnE"), InlineData("")]
    public async Task One_without_a_signature_is_refused_whatever_its_algorithm_is_called(string algorithm)
    {
        var parts = Token().Split('.');
        var header = Base64UrlEncoder.Encode(Changed(parts[0], header => header["alg"] = algorithm));

        (await StatusAsync($"{header}.{parts[1]}.")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync($"{header}.{parts[1]}.{parts[2]}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync($"{parts[0]}.{parts[1]}.")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_signed_with_the_published_key_as_if_it_were_a_secret_is_refused()
    {
        using var http = new HttpClient();
        var key = JsonNode.Parse(await http.GetStringAsync(new Uri(notes.Office.Jwks), Ct))!["keys"]![0]!;
        foreach (var secret in new[] { key.ToJsonString(), key["x"]!.GetValue<string>() + key["y"]!.GetValue<string>() })
        {
            var forged = Token(token => token.SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)) { KeyId = key["kid"]!.GetValue<string>() }, SecurityAlgorithms.HmacSha256));
            (await StatusAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task One_of_another_algorithm_is_refused_even_where_its_key_is_published() =>
        (await StatusAsync(Token(token => token.SigningCredentials = notes.Office.OfAnotherAlgorithm))).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task One_whose_words_were_changed_after_it_was_signed_is_refused()
    {
        var parts = Token().Split('.');
        foreach (var change in new Action<JsonObject>[]
        {
            body => body["municipality"] = "0192", body => body["roles"] = new JsonArray("admin"), body => body["scopes"] = new JsonArray("audit"),
            body => body["exp"] = 4102444800,
        })
            (await StatusAsync($"{parts[0]}.{Base64UrlEncoder.Encode(Changed(parts[1], change))}.{parts[2]}")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private string Token(Action<SecurityTokenDescriptor>? otherwise = null) => notes.Office.Issue(PassportOffice.Of("0191", "rapportor"), otherwise: otherwise);

    private static string Changed(string part, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Base64UrlEncoder.Decode(part))!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var client = notes.Service.ClientWith(token);
        using var answer = await client.GetAsync(new Uri("/api/0191/notes", UriKind.Relative), Ct);
        return answer.StatusCode;
    }
}
