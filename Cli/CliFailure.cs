namespace Est.Cli;

/// <summary>Why a command could not be done: a sentence that says what is wrong and what to do.</summary>
internal class CliFailure(string sentence) : Exception(sentence);
