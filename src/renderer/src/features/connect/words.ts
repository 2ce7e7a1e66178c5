import type { Profile } from '@shared/ipc/schemas-session'
import { inLanguage } from '../../ui/in-language'

/** Everything the connect screen says, but for failures, imports and the ways of keeping a secret. */
export const words = inLanguage({
  en: {
    appName: 'Fleet Desk',
    title: 'Connect to Catena',
    lead: 'Sign in with the credentials that Catena issued to your organisation.',
    factCheckedTitle: 'Checked before it is kept',
    factChecked: 'Fleet Desk asks Catena for an access token. Nothing is saved unless Catena accepts the credentials.',
    factKeptTitle: 'How the secret is kept',
    factWhereTitle: 'Where it goes',
    factWhere: 'To the authorization server named under Advanced, and nowhere else.',
    factDemoTitle: 'No credentials yet?',
    factDemo: 'The demo fleet runs on this computer, with made-up vehicles and no account.',
    version: (version: string) => `Fleet Desk ${version}`,

    formTitle: 'Credentials',
    credentialsOf: (profileName: string) => `Credentials of ${profileName}`,
    clientId: 'Client ID',
    clientSecret: 'Client secret',
    showSecret: 'Show secret',
    hideSecret: 'Hide secret',
    profileName: 'Profile name',
    profileNameHint: 'What Fleet Desk calls this connection, for example your organisation.',
    otherAccountTitle: 'Another account',
    otherAccount: (profileName: string) =>
      `What is stored in ${profileName} belongs to its present client and servers. Connecting erases its stored positions, invitations and saved secret from this computer. To keep them, add a profile instead.`,
    advanced: 'Advanced',
    apiBaseUrl: 'API base URL',
    authBaseUrl: 'Authorization server URL',
    keep: 'Keep the client secret',
    connect: 'Connect',
    connecting: 'Asking Catena for a token…',
    demo: 'Try the demo fleet',
    startingDemo: 'Starting the demo fleet…',

    openTitle: 'Welcome back',
    open: (profileName: string) => `Open ${profileName}`,
    opening: 'Opening…',
    useOther: 'Use other credentials',
    back: (profileName: string) => `Back to ${profileName}`,
    others: 'Other profiles',
    addTitle: 'Add a profile',
    onThisComputer: 'On this computer, made-up vehicles',

    weakConsent: 'I understand that anyone who can read my files can read this secret',
    consentNeeded: 'Tick this to keep the secret on this computer, or keep it for this session only.',
    notAnAddress: 'Enter a full address, such as https://api.example.com.',
    insecure: 'Plain http is allowed for this computer only. Use an https address.'
  },
  es: {
    appName: 'Fleet Desk',
    title: 'Conectarse a Catena',
    lead: 'Inicie sesión con las credenciales que Catena emitió para su organización.',
    factCheckedTitle: 'Se comprueba antes de guardar',
    factChecked: 'Fleet Desk pide a Catena un token de acceso. No se guarda nada si Catena no acepta las credenciales.',
    factKeptTitle: 'Cómo se guarda el secreto',
    factWhereTitle: 'A dónde va',
    factWhere: 'Al servidor de autorización indicado en Avanzado, y a ningún otro lugar.',
    factDemoTitle: '¿Aún no tiene credenciales?',
    factDemo: 'La flota de demostración funciona en esta computadora, con vehículos inventados y sin cuenta.',
    version: (version: string) => `Fleet Desk ${version}`,

    formTitle: 'Credenciales',
    credentialsOf: (profileName: string) => `Credenciales de ${profileName}`,
    clientId: 'ID de cliente',
    clientSecret: 'Secreto de cliente',
    showSecret: 'Mostrar el secreto',
    hideSecret: 'Ocultar el secreto',
    profileName: 'Nombre del perfil',
    profileNameHint: 'Cómo llama Fleet Desk a esta conexión, por ejemplo su organización.',
    otherAccountTitle: 'Otra cuenta',
    otherAccount: (profileName: string) =>
      `Lo guardado en ${profileName} pertenece a su cliente y servidores actuales. Al conectarse se borran de esta computadora sus posiciones, invitaciones y secreto guardados. Para conservarlos, agregue un perfil.`,
    advanced: 'Avanzado',
    apiBaseUrl: 'URL base de la API',
    authBaseUrl: 'URL del servidor de autorización',
    keep: 'Guardar el secreto de cliente',
    connect: 'Conectar',
    connecting: 'Pidiendo un token a Catena…',
    demo: 'Probar la flota de demostración',
    startingDemo: 'Iniciando la flota de demostración…',

    openTitle: 'Le damos la bienvenida de nuevo',
    open: (profileName: string) => `Abrir ${profileName}`,
    opening: 'Abriendo…',
    useOther: 'Usar otras credenciales',
    back: (profileName: string) => `Volver a ${profileName}`,
    others: 'Otros perfiles',
    addTitle: 'Agregar un perfil',
    onThisComputer: 'En esta computadora, vehículos inventados',

    weakConsent: 'Entiendo que quien pueda leer mis archivos puede leer este secreto',
    consentNeeded: 'Marque esto para guardar el secreto en esta computadora, o guárdelo solo para esta sesión.',
    notAnAddress: 'Escriba una dirección completa, como https://api.example.com.',
    insecure: 'Solo se permite http sin cifrar para esta computadora. Use una dirección https.'
  }
})

/** What stands under a field that was left empty. */
export const requiredText = inLanguage({
  en: {
    clientId: 'Enter the client ID.',
    clientSecret: 'Enter the client secret.',
    profileName: 'Enter a profile name.'
  },
  es: {
    clientId: 'Escriba el ID de cliente.',
    clientSecret: 'Escriba el secreto de cliente.',
    profileName: 'Escriba un nombre para el perfil.'
  }
})

/** Where a profile connects to, under its name. */
export function profileHost(profile: Profile): string {
  if (profile.environment === 'demo') return words.onThisComputer
  return /^[a-z]+:\/\/([^/]+)/i.exec(profile.apiBaseUrl)?.[1] ?? profile.apiBaseUrl
}
