/** Folds away what the extraction of a source adds: line breaks and spaces. Nothing else is forgiven. */
export const fold = (text: string): string => text.replace(/\s+/g, '');
