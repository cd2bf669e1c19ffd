/**
 * Tells how long each step of a build takes, seen from outside: the integrations by their names,
 * and what Astro does between their hooks by what is done there. No code of the site knows of it,
 * so any checkout can be measured.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { AstroIntegration, AstroPrerenderer, AstroUserConfig } from 'astro';

/** One step: seconds on the clock, and of processor time in all threads of the build's process. */
export interface Step {
  name: string;
  wall: number;
  cpu: number;
}

/** What a build reports of itself when it ends. */
export interface Report {
  steps: Step[];
  /** The most memory that its process held, in bytes. */
  memory: number;
}

/** Astro's own work, by the hook that comes after it. */
const BEFORE: Record<string, string> = {
  'astro:config:setup': 'Astro starts',
  'astro:config:done': 'Astro starts',
  'astro:build:start': 'Astro starts',
  'astro:build:setup': 'code is bundled',
  'astro:build:generated': 'output is written',
};

/** The configuration, with a clock about every hook; the report is written to the file at the end. */
export function timed(config: AstroUserConfig, file: string): AstroUserConfig {
  const steps = new Map<string, Step>();
  let last = { wall: 0, cpu: 0 };
  const note = (name: string) => {
    const { user, system } = process.cpuUsage();
    const now = { wall: performance.now() / 1e3, cpu: (user + system) / 1e6 };
    const step = steps.get(name) ?? { name, wall: 0, cpu: 0 };
    step.wall += now.wall - last.wall;
    step.cpu += now.cpu - last.cpu;
    steps.set(name, step);
    last = now;
  };
  process.on('exit', () => {
    note('Astro ends');
    const report: Report = {
      steps: [...steps.values()],
      memory: process.resourceUsage().maxRSS * 1024,
    };
    writeFileSync(file, JSON.stringify(report));
  });
  const marks: AstroIntegration = {
    name: 'marks',
    hooks: { 'astro:build:start': ({ setPrerenderer }) => setPrerenderer((own) => own) },
  };
  const integrations = [config.integrations ?? []].flat(5).filter(Boolean) as AstroIntegration[];
  return { ...config, integrations: [marks, ...integrations].map((one) => withClocks(one, note)) };
}

/** Milliseconds. */
const LAST_BREATH = 50;

type Note = (name: string) => void;
type BuildStart = Parameters<NonNullable<AstroIntegration['hooks']['astro:build:start']>>[0];

function withClocks(integration: AstroIntegration, note: Note): AstroIntegration {
  const hooks = Object.entries(integration.hooks).map(([hook, run]) => [
    hook,
    async (given: Partial<BuildStart>) => {
      note(BEFORE[hook] ?? 'Astro ends');
      await (run as (given: Partial<BuildStart>) => unknown)(withClock(given, note));
      // What a program took that the hook has ended counts only once it was waited for.
      if (hook === 'astro:build:done') await setTimeout(LAST_BREATH);
      note(integration.name);
    },
  ]);
  return { ...integration, hooks: Object.fromEntries(hooks) };
}

/** What a hook is given. Of those that set what makes pages the last counts: each gets a clock. */
function withClock(given: Partial<BuildStart>, note: Note): Partial<BuildStart> {
  const { setPrerenderer } = given;
  if (!setPrerenderer) return given;
  return {
    ...given,
    setPrerenderer: (set) =>
      setPrerenderer((own) => clocked(typeof set === 'function' ? set(own) : set, note)),
  };
}

/** What makes pages of routes, with a clock about each of its steps. */
function clocked(own: AstroPrerenderer, note: Note): AstroPrerenderer {
  return {
    ...own,
    setup: async () => {
      note('code is bundled');
      await own.setup?.();
      note('content is loaded');
    },
    getStaticPaths: async () => {
      const paths = await own.getStaticPaths();
      note('paths are listed');
      return paths;
    },
    render: async (request, options) => {
      note('output is written');
      const response = await own.render(request, options);
      note(options.routeData.type === 'page' ? 'pages are rendered' : 'files are made by routes');
      return response;
    },
  };
}
