using System.Text.Json;
using System.Text.RegularExpressions;

namespace Est.Ui.Tests;

/// <summary>Swedish and English say the same things.</summary>
public sealed partial class TextFiles
{
    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_values_in_them()
    {
        var (swedish, english) = (Read("sv"), Read("en"));
        english.Keys.Order().ShouldBe(swedish.Keys.Order());
        foreach (var (key, text) in swedish) Values(english[key]).ShouldBe(Values(text), key);
    }

    private static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(RunningEst.Root, "Gateway", "ui", "src", "texts", language + ".json")))!;

    private static IEnumerable<string> Values(string text) => Value().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();
}
