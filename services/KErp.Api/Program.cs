using KErp.Api;
using KErp.Api.Audit;
using KErp.Api.Edge;
using KErp.Api.Employees;
using KErp.Api.Invoices;
using KErp.Api.Operations;
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
app.MapEmployees();
app.MapAudit();
app.MapDebug();
await app.RunAsync();
