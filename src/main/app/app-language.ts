import { readFileSync } from 'node:fs'
import { languageOf, type Language, type LanguageChoice } from '@shared/domain/language'

/** The language that pages, menu and dialogs are in. */
export interface AppLanguage {
  readonly get: () => Language
  /** Takes what the person chose; true when another language than before comes of it. */
  readonly choose: (choice: LanguageChoice) => boolean
}

/**
 * Knows the language before the rest of main is read: the first window needs it.
 *
 * @param path of `settings.json`
 * @param systemTag the computer's language, BCP 47
 */
export function createAppLanguage(path: string, systemTag: string): AppLanguage {
  const system = languageOf(systemTag)
  let language = readChoice(path) ?? system
  return {
    get: () => language,
    choose(choice) {
      const before = language
      language = choice === 'system' ? system : choice
      return language !== before
    }
  }
}

function readChoice(path: string): Language | null {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const choice = typeof content === 'object' && content !== null && 'language' in content ? content.language : null
    return choice === 'en' || choice === 'es' ? choice : null
  } catch {
    // No file yet, or none that can be read: `createJsonStore` sets that one aside and says so.
    return null
  }
}
