using KErp.Api.Documents;
using Microsoft.Net.Http.Headers;

namespace KErp.Api.Edge;

internal static class SecurityHeaders
{
    /// <summary>The policy of the one page that is for people: it runs its own script and shows its own styles.</summary>
    public const string ReferencePage = "reference-page";

    /// <summary>The policy of a printed form: its one style, known by its hash, and nothing else.</summary>
    public const string PrintedPage = "printed-page";

    private static readonly int OneYear = (int)TimeSpan.FromDays(365).TotalSeconds;

    public static void AddSecurityHeaders(this WebApplicationBuilder builder)
    {
        var https = !builder.Environment.IsDevelopment();
        builder.Services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(headers => headers
                .AddCommon(https)
                .AddContentSecurityPolicy(csp =>
                {
                    csp.AddDefaultSrc().None();
                    csp.AddFrameAncestors().None();
                })
                .AddCustomHeader(HeaderNames.CacheControl, "no-store"))
            .AddPolicy(ReferencePage, headers => headers
                .AddCommon(https)
                .AddContentSecurityPolicy(csp =>
                {
                    csp.AddDefaultSrc().None();
                    csp.AddScriptSrc().Self().UnsafeInline();
                    csp.AddStyleSrc().Self().UnsafeInline();
                    csp.AddImgSrc().Self().Data();
                    csp.AddFontSrc().Self().Data();
                    csp.AddConnectSrc().Self();
                    csp.AddBaseUri().None();
                    csp.AddFormAction().None();
                    csp.AddFrameAncestors().None();
                }))
            .AddPolicy(PrintedPage, headers => headers
                .AddCommon(https)
                .AddContentSecurityPolicy(csp =>
                {
                    csp.AddDefaultSrc().None();
                    csp.AddStyleSrc().WithHash256(PrintStyle.Hash);
                    csp.AddBaseUri().None();
                    csp.AddFormAction().None();
                    csp.AddFrameAncestors().None();
                })
                .AddCustomHeader(HeaderNames.CacheControl, "no-store"));
    }

    private static HeaderPolicyCollection AddCommon(this HeaderPolicyCollection headers, bool https)
    {
        headers.AddContentTypeOptionsNoSniff().AddFrameOptionsDeny().AddReferrerPolicyNoReferrer();
        // Sent on requests that came by HTTPS only, which a trusted proxy may say.
        return https ? headers.AddStrictTransportSecurityMaxAgeIncludeSubDomains(OneYear) : headers;
    }
}
