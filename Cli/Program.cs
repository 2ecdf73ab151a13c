using System.CommandLine;
using Est.Cli;
using Est.Cli.Access;
using Est.Cli.DeadLetters;
using Est.Cli.Demo;
using Est.Cli.Import;
using Est.Cli.Instance;
using Est.Cli.Rebuild;

var est = new RootCommand("Est's commands for a running instance; ./est knows some more.")
{
    WaitCommand.Create(),
    StatusCommand.Create(),
    LogsCommand.Create(),
    DownCommand.Create(),
    TestEnvironmentCommand.Create(),
    MunicipalityCommand.Create(),
    KeyCommand.Create(),
    MemberCommand.Create(),
    ImportCommand.Create(),
    DemoCommand.Create(),
    RebuildCommand.Create(),
    DeadLettersCommand.Create(),
};

try
{
    return await est.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CliFailure failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
