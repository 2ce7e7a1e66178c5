/** Begins the id of a message about the end of a session, which stays when the session's own messages go. */
export const aboutSession = 'about-session'
