using KErp.Api;
using KErp.Api.Edge;
using KErp.Api.Invoices;
using KErp.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApi();

var app = builder.Build();
app.UseEdge();
app.UseAuthentication();
app.UseCompanyLimit();
app.UseAuthorization();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();
app.MapReferencePage();
app.MapInvoices();
await app.RunAsync();
