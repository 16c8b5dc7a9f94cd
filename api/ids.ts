/** Whether a text could be the id of a stream, a draft or an upload: letters, digits and hyphens. */
export const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9A-Za-z][0-9A-Za-z-]{0,79}$/.test(text);
