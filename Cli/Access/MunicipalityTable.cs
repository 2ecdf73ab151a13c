namespace Est.Cli.Access;

/// <summary>The 290 kommuner: code and county code, from the same table that the services have.</summary>
internal static class MunicipalityTable
{
    public static IReadOnlyList<(string Code, string Name, string County)> Read()
    {
        using var stream = typeof(MunicipalityTable).Assembly.GetManifestResourceStream("municipalities.csv")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. from line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
               let fields = line.Split(';')
               select (fields[0], fields[1], fields[2]),
        ];
    }
}
