/**
 * Address, beside the page's own, that main answers with 204 once it takes calls. The page is served before that, so that its scripts are read while
 * main reads its own.
 */
export const readyPath = '/ready'
