import type { BulkField } from './bulk-row'

/** What people call the columns of such tables, in English and Spanish, without accents, spaces and signs; the best name first. */
export const columnNames: Readonly<Record<BulkField, readonly string[]>> = {
  fleetRef: (
    'fleetref fleetreference fleetid reference ref externalid carrierid vendorid customerid accountid account id code carriercode scac ' +
    'referenciadelaflota referenciadeflota referencia idflota idtransportista clave claveflota codigo numerodecliente cuenta'
  ).split(' '),
  fleetName: (
    'fleetname name fleet carrier carriername company companyname legalname dba customer vendor nombredelaflota nombre nombreflota ' +
    'nombredelaempresa flota empresa razonsocial transportista lineatransportista cliente proveedor'
  ).split(' '),
  fleetEmail:
    'fleetemail email emailaddress mail contactemail dispatchemail contact correo correoelectronico correodecontacto emaildecontacto contacto'.split(
      ' '
    ),
  fleetPhone: 'fleetphone phone phonenumber telephone tel mobile cell telefono celular movil numerodetelefono'.split(
    ' '
  ),
  fleetWebsite: 'fleetwebsite website web url site homepage sitioweb paginaweb pagina sitio'.split(' '),
  fleetCountryCode: 'fleetcountrycode countrycode country iso3 nation pais codigodepais paisdeorigen'.split(' '),
  fleetRegulatoryId: (
    'fleetregulatoryid regulatoryid regulatorynumber dot dotnumber usdot usdotnumber mc mcnumber easaid permiso permisosct numerosct ' +
    'idregulatorio numeroregulatorio rfc'
  ).split(' '),
  fleetRegulatoryIdType:
    'fleetregulatoryidtype regulatoryidtype regulatorytype idtype tipodeid tiporegulatorio tipodeidregulatorio'.split(
      ' '
    )
}

/** No list above is longer. */
export const mostColumnNames = 32
