namespace Aspire.Hosting.ApplicationModel;

/// <summary>The endpoint answers <c>grpc.health.v1.Health/Check</c>; a publisher writes a native gRPC probe for it.</summary>
public sealed record GrpcHealthAnnotation(string EndpointName) : IResourceAnnotation;
