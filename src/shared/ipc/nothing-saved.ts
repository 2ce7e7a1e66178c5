import { noMessageTemplates } from './no-message-templates'
import type { SavedThings } from './schemas-saved'

/** What is saved with a profile of which nothing was saved. Apart from its schema, so that the page can have it without the schema library. */
export const nothingSaved: SavedThings = {
  views: [],
  places: [],
  invitationFilters: [],
  invitationTemplates: [],
  messageTemplates: noMessageTemplates,
  bulkColumns: []
}
