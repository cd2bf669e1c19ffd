/** The formats, with the words that readers choose between them by. */
export const FORMATS = {
  xlsx: {
    name: 'Excel',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  docx: {
    name: 'Word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  csv: { name: 'CSV', type: 'text/csv; charset=utf-8' },
  json: { name: 'JSON', type: 'application/json; charset=utf-8' },
  png: { name: 'PNG', type: 'image/png' },
} as const;
export type Format = keyof typeof FORMATS;
