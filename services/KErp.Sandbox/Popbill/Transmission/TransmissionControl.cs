using KErp.Sandbox.Control;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill.Transmission;

/// <summary><c>/_sandbox/transmission</c>: holds documents back, sends those that wait, and makes the tax office refuse one.</summary>
internal sealed class TransmissionControl(
    SandboxDatabase database, NtsTransmission transmission, TransmissionSchedule schedule, TimeProvider clock)
{
    /// <summary>In state 300 or 310.</summary>
    private const string Waiting = "state IN (300, 310)";

    public static async Task<IResult> HoldAsync(HttpRequest request, TransmissionControl control)
    {
        var body = await ControlBody.ReadAsync<HoldRequest>(request);
        if (body.Value?.Hold is not { } hold)
            return body.Refuse("hold", "is required");
        await control.HoldAsync(hold);
        return Results.Ok(new { hold });
    }

    /// <summary>Also what is held back; what is issued later is held again.</summary>
    public static async Task<IResult> SendAsync(TransmissionControl control) =>
        Results.Ok(new { departed = await control.SendWaitingAsync() });

    public static async Task<IResult> AnswerAsync(HttpRequest request, SandboxDatabase database)
    {
        var body = await ControlBody.ReadAsync<AnswerRequest>(request);
        if (body.Value is not { MgtKey: { Length: > 0 } mgtKey } answer)
            return body.Refuse("mgtKey", "is required");
        if (!TaxOfficeAnswers.IsCode(answer.Code))
            return body.Refuse("code", "must be three letters and three digits, as SYN003");
        await database.WriteAsync(connection =>
        {
            TaxOfficeAnswers.Set(connection, mgtKey, answer.Code!);
            return true;
        });
        return Results.Ok(answer);
    }

    private Task<int> HoldAsync(bool hold) => database.WriteAsync(connection =>
    {
        // What the clock has already sent off, though nobody looked, is not called back.
        transmission.CatchUpAll(connection);
        TransmissionSchedule.SetHeld(connection, hold);
        return connection.Execute(
            hold ? $"UPDATE invoice SET departs_at = NULL WHERE {Waiting}"
                : $"UPDATE invoice SET departs_at = $departure WHERE {Waiting} AND departs_at IS NULL",
            ("$departure", schedule.DepartureOf(connection, clock.GetUtcNow())?.ToUnixTimeMilliseconds()));
    });

    private Task<int> SendWaitingAsync() => database.WriteAsync(connection => connection.Execute(
        $"UPDATE invoice SET departs_at = $now WHERE {Waiting} AND (departs_at IS NULL OR departs_at > $now)",
        ("$now", clock.GetUtcNow().ToUnixTimeMilliseconds())));

    private sealed record HoldRequest(bool? Hold);

    private sealed record AnswerRequest(string? MgtKey, string? Code);
}
