/** Stands in the message where main puts the link, which the page never has. */
export const linkPlaceholder = '{link}'
