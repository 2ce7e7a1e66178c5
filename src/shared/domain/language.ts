/** The languages of the app. */
export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** What the person may choose; `system` is the language of this computer where we speak it, otherwise English. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

/** The part of a page that tells its language. */
interface PageScope {
  readonly document?: { readonly documentElement: { readonly lang: string } }
}

/**
 * The language of this page: main serves it with `lang` set, and loads it anew when the person chooses another. What has no page (main,
 * workers, tests) formats in English.
 */
export function pageLanguage(scope: PageScope = globalThis as PageScope): Language {
  return languageOf(scope.document?.documentElement.lang ?? '')
}

/**
 * The language that we have for a tag.
 *
 * @param tag BCP 47, such as `es-MX`
 */
export function languageOf(tag: string): Language {
  return /^es\b/i.test(tag) ? 'es' : 'en'
}

/** The tag for formatting numbers: points and commas as in Mexico and in the United States alike. */
export function numberLocale(language: Language = pageLanguage()): string {
  return language === 'es' ? 'es-MX' : 'en-US'
}
