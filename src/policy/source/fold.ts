/**
 * Folds away what the extraction of a source adds: line breaks and blanks of any kind. Nothing else
 * is forgiven. Whatever compares content with a source, or looks for words in a text, folds by this.
 */
export const fold = (text: string): string => text.replace(/\s+/g, '');
