import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import { houseMarkdown } from './src/delivery/markdown.ts';
import { compiledText } from './src/integrations/compiled-text.ts';
import { keptPages } from './src/integrations/kept-pages.ts';
import { keptPermalinks } from './src/integrations/kept-permalinks.ts';
import { madeFiles } from './src/integrations/made-files.ts';
import { oldKernels } from './src/integrations/old-kernels.ts';
import { pagefindIndex } from './src/integrations/pagefind-index.ts';
import { publishedFolder } from './src/integrations/published-folder.ts';
import { reloadedContent } from './src/integrations/reloaded-content.ts';
import { writtenSearchFiles } from './src/integrations/search-files.ts';

export default defineConfig({
  trailingSlash: 'always',
  // Of two routes that write the same file one would be lost in silence.
  prerenderConflictBehavior: 'error',
  // Every page is one request: its styles are in it.
  build: { format: 'directory', inlineStylesheets: 'always' },
  // Attributes weigh more on the wire, and `:where()` is unknown to the kernels before 88.
  scopedStyleStrategy: 'class',
  devToolbar: { enabled: false },
  markdown: {
    // Official text is never improved typographically.
    processor: unified({
      remarkPlugins: [remarkGfm, houseMarkdown],
      gfm: false,
      smartypants: false,
    }),
    syntaxHighlight: false,
  },
  integrations: [
    mdx(),
    publishedFolder(),
    reloadedContent(),
    compiledText(),
    oldKernels(),
    keptPages(),
    pagefindIndex(),
    madeFiles(),
    writtenSearchFiles(),
    // Last, since it looks at what the others have made.
    keptPermalinks(),
  ],
  vite: {
    experimental: {
      // What a script loads is told from where that script is: the site may stand in any folder.
      renderBuiltUrl: (_, { hostType }) => (hostType === 'js' ? { relative: true } : undefined),
    },
    build: {
      // Scripts stay files of their own, so that the policy needs no `unsafe-inline`.
      assetsInlineLimit: 0,
      modulePreload: false,
    },
  },
});
