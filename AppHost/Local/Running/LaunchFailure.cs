namespace Est.AppHost.Local;

/// <summary>Why the application cannot run: one sentence that says what is wrong and what to do.</summary>
internal sealed class LaunchFailure(string sentence) : Exception(sentence);
