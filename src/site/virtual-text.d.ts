/** 关于本站, compiled: see src/integrations/compiled-text.ts. */
declare module 'virtual:about.mdx' {
  export const Content: import('astro').MDXInstance<object>['Content'];
}

/** 编者说明 of the reforms that have one, compiled: see src/integrations/compiled-text.ts. */
declare module 'virtual:remarks' {
  /** What a notice's reforms have, by their numbers. */
  type OfNotice = Readonly<
    Record<number, import('astro').MDXInstance<object>['Content'] | undefined>
  >;
  /** By the notice's id; only notices that have some are there. */
  export const remarks: Readonly<
    Record<string, (() => Promise<{ default: OfNotice }>) | undefined>
  >;
}
