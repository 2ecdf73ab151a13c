namespace Est.Testing;

/// <summary>The real servers that <c>./est test</c> starts for the tests, from the environment.</summary>
public static class TestServers
{
    /// <summary>Npgsql connection string of a superuser, without a database.</summary>
    public static string Postgres => Setting("EST_TEST_POSTGRES");

    /// <summary>E.g. <c>amqp://user:password@127.0.0.1:5672</c>, without a virtual host.</summary>
    public static Uri RabbitMq => new(Setting("EST_TEST_RABBITMQ"));

    /// <summary>E.g. <c>http://user:password@127.0.0.1:15672</c>.</summary>
    public static Uri RabbitMqManagement => new(Setting("EST_TEST_RABBITMQ_MANAGEMENT"));

    /// <summary>The gateway of the whole instance that the tests run against.</summary>
    public static Uri Gateway => new(Setting("EST_TEST_GATEWAY"));

    /// <summary>That instance's <c>EST_HOME</c>.</summary>
    public static string Home => Setting("EST_TEST_HOME");

    /// <summary>The Aspire dashboard's address, and the command that reads back what the dashboard received.</summary>
    public static string Dashboard => Setting("EST_TEST_DASHBOARD");

    public static string AspireCommand => Setting("EST_TEST_ASPIRE");

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Run ./est test. ({name} is not set: the tests need the servers that it starts.)");
}
