using System.Xml.Linq;
using Dapper;
using Dealership.Host.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dealership.Host.Security;

/// <summary>Keeps the keys of cookies and signed links in the database, so that every host and every restart shares them.</summary>
internal sealed class KeysInDatabase(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Of(Database.HouseSchema).OpenConnection();
        return [.. connection.Query<string>("select xml from house.protection_keys order by made_at").Select(x => XElement.Parse(x))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.Of(Database.HouseSchema).OpenConnection();
        connection.Execute("insert into house.protection_keys (name, xml) values (@name, @xml) on conflict do nothing",
            new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
