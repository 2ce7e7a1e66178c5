/** Where the realm lives below the server's root. */
export const realmPath = '/realms/catena'
const protocolPath = `${realmPath}/protocol/openid-connect`
export const tokenPath = `${protocolPath}/token`
export const revocationPath = `${protocolPath}/revoke`
