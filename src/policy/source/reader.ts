import { type Fault, subject } from '../fault.ts';
import type { Reform } from '../model.ts';
import { fold } from './fold.ts';
import { differs, excerpt, leftOut, listHasMore, sharedLength } from './message.ts';
import { lengthAt, type Stretch } from './stretch.ts';

/** A shorter text is found again only with what follows it: a number stands in many places. */
const TELLING = 8;

/** Reads a folded source from front to back and notes where the content departs from it. */
export class SourceReader {
  readonly faults: Fault[] = [];
  private cursor = 0;
  private previous: Stretch | undefined;
  private readonly source: string;
  private readonly sourceFile: string;
  private readonly complete: boolean;

  /** @param complete whether all of the source must be accounted for. */
  constructor(source: string, sourceFile: string, complete: boolean) {
    this.source = source;
    this.sourceFile = sourceFile;
    this.complete = complete;
  }

  /** The stretch must stand next; `later` are the stretches to go on from if it doesn't. */
  expect(stretch: Stretch, later: () => readonly Stretch[]) {
    const present = lengthAt(this.source, this.cursor, stretch);
    if (present !== undefined) {
      this.cursor += present;
    } else {
      const next = this.resume(later());
      const within = this.source.slice(this.cursor, next);
      const forms = stretch.forms.map(fold);
      const moved = forms.find((form) => within.includes(form));
      const end = moved ? this.cursor + within.indexOf(moved) : next;
      const passed = this.source.slice(this.cursor, end);
      if (moved) this.surplus(passed, stretch);
      else this.differ(stretch, this.closest(forms), passed);
      this.cursor = end + (moved?.length ?? 0);
    }
    this.previous = stretch;
  }

  /** The list of titles, in whatever order the source has them. */
  list(file: string, reforms: readonly Reform[], later: () => readonly Stretch[]) {
    const end = this.resume(later());
    let region = this.source.slice(this.cursor, end);
    const missing: Reform[] = [];
    const itemOf = ({ number, notice, title }: Reform) => number + notice.listMark + title;
    // The longest numbers first: `1.` stands in `11.` too.
    for (const reform of [...reforms].sort((a, b) => b.number - a.number)) {
      const item = fold(itemOf(reform));
      if (region.includes(item)) region = region.replace(item, '\n');
      else missing.unshift(reform);
    }
    const rest = region.split('\n').filter(Boolean).join('；');
    for (const reform of missing) {
      const { file } = reform.origin;
      const stretch = { forms: [], file, field: 'title', what: '名单里的成果名称' };
      this.faults.push({
        ...differs({ stretch, content: itemOf(reform), source: rest }, this.sourceFile),
        // Where the annex has the title otherwise too, that says it.
        restsOn: [subject(file, 'title')],
      });
    }
    if (rest && missing.length === 0 && this.complete) {
      this.faults.push(listHasMore(file, rest, this.sourceFile));
    }
    this.cursor = end;
    this.previous = undefined;
  }

  /** Nothing may be left over. */
  end() {
    if (this.complete) this.surplus(this.source.slice(this.cursor), this.previous);
  }

  private surplus(words: string, next: Stretch | undefined) {
    const place = this.previous ?? next;
    const within = place?.file === next?.file;
    if (words && place && (this.complete || within)) {
      this.faults.push(leftOut(place, words, this.sourceFile));
    }
  }

  private differ(stretch: Stretch, text: string, actual: string) {
    const at = sharedLength(text, actual);
    const [content, source] = [excerpt(text, at), excerpt(actual, at)];
    this.faults.push(differs({ stretch, content, source }, this.sourceFile));
  }

  private closest(forms: string[]): string {
    const rest = this.source.slice(this.cursor);
    return forms.reduce((a, b) => (sharedLength(b, rest) > sharedLength(a, rest) ? b : a));
  }

  /** Where the first of the later stretches stands that can be found again. */
  private resume(later: readonly Stretch[]): number {
    for (const index of later.keys()) {
      for (const text of tellingForms(later.slice(index, index + 4))) {
        const at = this.source.indexOf(text, this.cursor);
        if (at >= 0) return at;
      }
    }
    return this.source.length;
  }
}

/** The first of some stretches in each of its forms, with those after it until the text tells it apart. */
function tellingForms([first, ...rest]: readonly Stretch[]): string[] {
  return (first?.forms ?? [])
    .map(fold)
    .filter(Boolean)
    .flatMap((form) => {
      if (form.length >= TELLING || rest.length === 0) return [form];
      return tellingForms(rest).map((after) => form + after);
    });
}
