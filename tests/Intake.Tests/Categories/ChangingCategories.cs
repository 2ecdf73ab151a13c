using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Categories;

/// <summary>Each test has a kommun of its own, since what it changes holds for all of a kommun.</summary>
public sealed class ChangingCategories(IntakeFixture intake)
{
    [Fact]
    public async Task A_renamed_and_weighed_category_is_told_with_all_the_others()
    {
        var admin = intake.NewReporter("0114", Roles.Admin);
        (await PutAsync(admin, "0114", "klotter", new { name = "Klotter på fasad", weight = 0.5 })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PutAsync(admin, "0114", "a-traktor", new { retired = true })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var listed = (await admin.GetAsync("/categories")).GetProperty("categories").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!);
        (listed["klotter"].GetProperty("name").GetString(), listed["klotter"].GetProperty("weight").GetDouble(), listed["a-traktor"].GetProperty("retired").GetBoolean())
            .ShouldBe(("Klotter på fasad", 0.5, true));
        var told = (await intake.Database.ListAsync<string>("select body::text from outbox where type like '%CategoriesChanged' and body::text like '%\"0114\"%' order by id"))
            .Select(body => JsonElement.Parse(body)).ToList();
        told.Select(e => e.GetProperty("revision").GetInt64()).ShouldBe([1, 2]);
        told[^1].GetProperty("categories").GetArrayLength().ShouldBe(20);
        (await intake.Database.ValueAsync<string>("select name from category_history where municipality = '0114' and code = 'klotter'")).ShouldBeNull("it was never changed before");
    }

    [Theory]
    [InlineData("klotter", """{"name":""}""", "name")]
    [InlineData("klotter", """{"name":"Brand"}""", "name")]
    [InlineData("klotter", """{"name":"Lisa Svensson"}""", "name")]
    [InlineData("klotter", """{"weight":-1}""", "weight")]
    [InlineData("klotter", """{"weight":11}""", "weight")]
    [InlineData("annat", """{"retired":true}""", "retired")]
    public async Task What_cannot_be_is_an_error_of_its_field(string code, string body, string field) =>
        (await IntakeClient.ErrorsOfAsync(await PutAsync(intake.NewReporter("0115", Roles.Admin), "0115", code, JsonElement.Parse(body)))).Keys.ShouldBe([field]);

    [Fact]
    public async Task What_a_source_calls_things_is_taken_in_as_what_it_means_and_what_waited_for_that_is_released()
    {
        var guards = intake.NewReporter("0117", source: "vaktrapport");
        var report = new Dictionary<string, object?>(Made.Report("V-1")) { ["category"] = "GRAFFITI", ["place"] = null };
        var waiting = (await guards.StreamAsync(report)).Single();
        waiting.Codes.ShouldBe(["category:unknown-category"]);
        var coordinator = intake.NewReporter("0117", Roles.Coordinator);
        using (var put = await coordinator.Http.PutAsJsonAsync("/api/0117/categories/sources/vaktrapport", new { codes = new Dictionary<string, string> { ["GRAFFITI"] = "klotter" } }))
            put.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var released = await coordinator.PostAsync("/quarantine/release", JsonSerializer.Serialize(new { ids = new[] { waiting.Id, Guid.Empty } }));
        (await released.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results").EnumerateArray().Select(r => r.GetProperty("status").GetString()).ShouldBe(["released", "not-found"]);
        (await guards.GetAsync("/reports")).GetProperty("reports")[0].GetProperty("category").GetString().ShouldBe("klotter");
    }

    private static Task<HttpResponseMessage> PutAsync(IntakeClient admin, string kommun, string code, object body) =>
        admin.Http.PutAsJsonAsync($"/api/{kommun}/categories/{code}", body);
}
