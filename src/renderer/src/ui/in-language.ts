/** The languages of the app. */
export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** The language of this page: main serves it with `lang` set, and loads it anew when the person chooses another. */
export function pageLanguage(page: Document = document): Language {
  return page.documentElement.lang.startsWith('es') ? 'es' : 'en'
}

/**
 * The words of this page's language. Words are chosen once, as their file is loaded.
 *
 * @param words the same words in every language; English decides what there is to say
 */
export function inLanguage<W>(words: { readonly en: W; readonly es: NoInfer<W> }): W {
  return words[pageLanguage()]
}
