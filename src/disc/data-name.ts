/** What a script of data tells of itself, with its text as the detail. */
export const DATA_EVENT = 'data';

/** Where the script stands that holds a JSON file's text. */
export const scriptOf = (json: string): string => `${json}.js`;
