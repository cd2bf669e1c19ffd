/** 编者说明 of the reforms that have one, compiled: see src/integrations/compiled-remarks.ts. */
declare module 'virtual:remarks' {
  /** By a reform's path from the site's root, such as `/fj7/16/`. */
  export const remarks: Readonly<
    Record<string, (() => Promise<import('astro').MDXInstance<Record<string, never>>>) | undefined>
  >;
}
