namespace KErp.Sandbox.Faults;

/// <summary><c>/_sandbox/faults</c>: tells the sandbox to fail.</summary>
public static class FaultEndpoints
{
    public static void MapFaultSwitches(this WebApplication app)
    {
        var faults = app.MapGroup("/_sandbox/faults");
        faults.MapPut("", SetFault.HandleAsync);
        faults.MapGet("", ListFaults.Describe);
        faults.MapDelete("", (FaultSwitches switches) =>
        {
            switches.Clear();
            return Results.NoContent();
        });
    }
}
