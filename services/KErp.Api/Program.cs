using KErp.Api;
using KErp.Api.Edge;
using KErp.Api.Invoices;
using KErp.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApi();

var app = builder.Build();
app.UseEdge();
app.UseCompanyLimit();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapReferencePage();
app.MapInvoices();
await app.RunAsync();
