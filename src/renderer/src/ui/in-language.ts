import { pageLanguage } from '@shared/domain/language'

/**
 * The words of this page's language. Words are chosen once, as their file is loaded.
 *
 * @param words the same words in every language; English decides what there is to say
 */
export function inLanguage<W>(words: { readonly en: W; readonly es: NoInfer<W> }): W {
  return words[pageLanguage()]
}
