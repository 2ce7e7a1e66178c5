import { inLanguage } from '@renderer/ui/in-language'

/** What the dialog around a message to a fleet says. The message itself comes from main, in the language that the person chooses. */
export const chaseWords = inLanguage({
  en: {
    title: (fleet: string) => `Write to ${fleet}`,
    language: 'Language of the message',
    to: 'To',
    noAddress: 'Catena knows no e-mail of this fleet; enter it in your mail program.',
    subject: 'Subject',
    body: 'Message',
    linkHint: (placeholder: string) => `${placeholder} becomes the repair link as the message leaves.`,
    noLink: 'This fleet has no invitation link any more, so the message goes without one.',
    linkLost: (placeholder: string) =>
      `The message has no ${placeholder} any more: it will go without the repair link.`,
    preview: 'Preview',
    maskedLink: 'https://… repair link, hidden here …',
    copy: 'Copy message',
    mail: 'Open in mail',
    close: 'Not now',
    writing: 'Writing the message',
    notWritten: 'The message could not be written',
    tryAgain: 'Try again',
    copiedTitle: (fleet: string) => `Message to ${fleet} copied`,
    mailedTitle: (fleet: string) => `Message to ${fleet} opened in your mail program`,
    done: (until: string) => `Noted in the activity, and snoozed until ${until}.`,
    notSent: 'Nothing was copied or opened',
    undo: 'End snooze'
  },
  es: {
    title: (fleet: string) => `Escribir a ${fleet}`,
    language: 'Idioma del mensaje',
    to: 'Para',
    noAddress: 'Catena no conoce el correo de esta flota; escríbalo en su programa de correo.',
    subject: 'Asunto',
    body: 'Mensaje',
    linkHint: (placeholder: string) => `${placeholder} se convierte en el enlace de reparación cuando sale el mensaje.`,
    noLink: 'Esta flota ya no tiene enlace de invitación, así que el mensaje va sin él.',
    linkLost: (placeholder: string) => `El mensaje ya no tiene ${placeholder}: saldrá sin el enlace de reparación.`,
    preview: 'Vista previa',
    maskedLink: 'https://… enlace de reparación, oculto aquí …',
    copy: 'Copiar mensaje',
    mail: 'Abrir en correo',
    close: 'Ahora no',
    writing: 'Escribiendo el mensaje',
    notWritten: 'No se pudo escribir el mensaje',
    tryAgain: 'Intentar de nuevo',
    copiedTitle: (fleet: string) => `Mensaje para ${fleet} copiado`,
    mailedTitle: (fleet: string) => `Mensaje para ${fleet} abierto en su programa de correo`,
    done: (until: string) => `Anotado en la actividad y pospuesta hasta ${until}.`,
    notSent: 'No se copió ni se abrió nada',
    undo: 'Dejar de posponer'
  }
})
