namespace TDGan.Api.Errors;

/// <summary>The client closed or reset its connection while its body was read: nobody is there to be answered, and nothing here failed.</summary>
/// <param name="cause">What the server noticed.</param>
internal sealed class ClientLeftException(Exception cause) : Exception("The client left before its body had come.", cause);
