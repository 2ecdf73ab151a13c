using Aspire.Hosting;

// Aspire's SDK generates these from the project references, with absolute paths; here they are relative to AppHost/.
namespace Projects;

public sealed class FollowUp : IProjectMetadata
{
    public string ProjectPath => "../Services/FollowUp/FollowUp.csproj";
}

public sealed class Gateway : IProjectMetadata
{
    public string ProjectPath => "../Gateway/Gateway.csproj";
}

public sealed class Intake : IProjectMetadata
{
    public string ProjectPath => "../Services/Intake/Intake.csproj";
}

public sealed class Prioritization : IProjectMetadata
{
    public string ProjectPath => "../Services/Prioritization/Prioritization.csproj";
}

public sealed class SituationPicture : IProjectMetadata
{
    public string ProjectPath => "../Services/SituationPicture/SituationPicture.csproj";
}
