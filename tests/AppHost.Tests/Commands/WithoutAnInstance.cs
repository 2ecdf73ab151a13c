using Est.AppHostTests.Instances;

namespace Est.AppHostTests.Commands;

/// <summary>Commands for a running instance say in one sentence that there is none.</summary>
public sealed class WithoutAnInstance
{
    [Theory]
    [InlineData("dead-letters"), InlineData("dead-letters replay"), InlineData("dead-letters discard some --id x"), InlineData("rebuild picture --municipality 1862")]
    public async Task A_command_says_so(string command)
    {
        await using var instance = new OwnInstance();
        var (exitCode, output, error) = await instance.EstAsync(command.Split(' '));
        (exitCode, output).ShouldBe((1, ""));
        error.Trim().ShouldBe($"Est is not running on {instance.Home}: start it with ./est up.");
    }
}
