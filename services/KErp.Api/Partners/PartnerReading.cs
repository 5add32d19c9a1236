using KErp.Api.Requests;
using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Api.Partners;

/// <summary>Reads a partner.</summary>
internal sealed class PartnerReading : RequestReading
{
    /// <returns>The partner, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public PartySnapshot? Read(PartyRequest request)
    {
        var party = ReadParty("", request);
        // The rules judge what is there; what is missing was reported and would only be reported twice.
        if (Found.Count == 0) PartyRules.Check(Found, "", party);
        return Found.Count == 0 ? PartySnapshot.Of(party) : null;
    }
}
