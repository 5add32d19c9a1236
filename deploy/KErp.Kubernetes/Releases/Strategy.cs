namespace KErp.Kubernetes.Releases;

/// <summary>How a new version of the API takes over; the chart's value <c>strategy</c>.</summary>
internal enum Strategy
{
    BlueGreen,
    Canary,
}
