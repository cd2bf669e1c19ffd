import { type Fault, subject } from '../fault.ts';
import type { Reform } from '../model.ts';
import { fold } from './fold.ts';
import { listItem, listItemForms, otherMark } from './list.ts';
import {
  differs,
  excerpt,
  leftOut,
  listHasMore,
  listMarked,
  reformMissing,
  sharedLength,
} from './message.ts';
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

  /** The stretches must follow each other, from here to the end. */
  read(stretches: readonly Stretch[]) {
    for (const [index, stretch] of stretches.entries()) {
      const later = () => stretches.slice(index + 1);
      if (stretch.items) this.list(stretch.file, stretch.items, later);
      else this.expect(stretch, later);
    }
    if (this.complete) this.surplus(this.source.slice(this.cursor), this.previous);
  }

  /** The stretch must stand next; `later` are the stretches to go on from if it doesn't. */
  private expect(stretch: Stretch, later: () => readonly Stretch[]) {
    const present = lengthAt(this.source, this.cursor, stretch);
    if (present !== undefined) {
      this.cursor += present;
    } else {
      const rest = later();
      const next = this.resume(rest);
      const moved = this.find(tellingForms([stretch, ...rest.slice(0, TELLING)]), next);
      const end = moved ?? next;
      const passed = this.source.slice(this.cursor, end);
      if (moved === undefined) this.differ(stretch, passed);
      else this.surplus(passed, stretch);
      this.cursor = end + (moved === undefined ? 0 : (lengthAt(this.source, end, stretch) ?? 0));
    }
    this.previous = stretch;
  }

  /** The list of titles, in whatever order the source has them. */
  private list(file: string, reforms: readonly Reform[], later: () => readonly Stretch[]) {
    // The longest first: of two, one may begin as the other does.
    const rest = new Set([...reforms].sort((a, b) => listItem(b).length - listItem(a).length));
    const next = () =>
      [...rest].find((reform) =>
        listItemForms(reform).some((item) => this.source.startsWith(item, this.cursor)),
      );
    for (let reform = next(); reform; reform = next()) {
      rest.delete(reform);
      this.cursor += fold(listItem(reform)).length;
    }
    const more = (words: string) => {
      if (!words || !this.complete) return;
      this.faults.push(listHasMore(file, reforms, words, this.sourceFile));
    };
    if (rest.size > 0) this.listDiffers([...rest], reforms.length, this.resume(later()), more);
    else this.listEnds(later(), more);
    this.previous = undefined;
  }

  /** What the source has, up to where the text goes on, in place of items that should stand there. */
  private listDiffers(
    reforms: readonly Reform[],
    all: number,
    end: number,
    more: (words: string) => void,
  ) {
    let region = this.source.slice(this.cursor, end);
    const missing = reforms.filter((reform) => {
      const item = listItemForms(reform).find((form) => region.includes(form));
      if (item !== undefined) region = region.replace(item, '\n');
      return item === undefined;
    });
    // One title that is mistyped may look as if its sign were another.
    const mark = missing.length === all ? otherMark(missing, region) : undefined;
    if (mark !== undefined && missing[0]) {
      this.faults.push(listMarked(missing[0].notice, mark, this.sourceFile));
      this.cursor = end;
      return;
    }
    const source = region.split('\n').filter(Boolean).join('；');
    for (const reform of missing) {
      const { file } = reform.origin;
      const stretch = { forms: [], file, field: 'title', what: '名单里的成果名称' };
      this.faults.push({
        ...differs({ stretch, content: listItem(reform), source }, this.sourceFile),
        // Where the annex has the title otherwise too, that says it.
        restsOn: [subject(file, 'title')],
      });
    }
    if (missing.length === 0) more(source);
    this.cursor = end;
  }

  /** After all items the text goes on; what is before that is too much. */
  private listEnds([next, ...rest]: readonly Stretch[], more: (words: string) => void) {
    const end = next && this.find(tellingForms([next, ...rest]), this.source.length);
    if (end === undefined) return;
    more(this.source.slice(this.cursor, end));
    this.cursor = end;
  }

  /** The source says more than the content, between the stretch before and the next. */
  private surplus(words: string, next: Stretch | undefined) {
    const place = this.previous ?? next;
    const within = place?.file === next?.file && !next?.amidRows;
    if (words && place && (this.complete || within)) {
      // At the end of the source nothing follows but what has no file.
      const following = next === place ? place.following : undefined;
      this.faults.push(
        following?.starts.some((start) => words.startsWith(start))
          ? reformMissing(following, place, words)
          : leftOut(place, words, next, this.sourceFile),
      );
    }
  }

  private differ(stretch: Stretch, actual: string) {
    const text = this.closest(stretch.forms.map(fold));
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
      const at = this.find(tellingForms(later.slice(index, index + TELLING)), this.source.length);
      if (at !== undefined) return at;
    }
    return this.source.length;
  }

  /** Where the first of some texts stands, at the cursor or behind it. */
  private find(texts: readonly string[], end: number): number | undefined {
    const found = texts
      .map((text) => this.source.indexOf(text, this.cursor))
      .filter((at) => at >= 0 && at < end);
    return found.length > 0 ? Math.min(...found) : undefined;
  }
}

/**
 * The first of some stretches in each of its forms, with those after it until the text tells it apart.
 * An item of a list stands alone: nobody knows what follows it.
 */
function tellingForms([first, ...rest]: readonly Stretch[]): string[] {
  return (first?.forms ?? [])
    .map(fold)
    .filter(Boolean)
    .flatMap((form) => {
      if (form.length >= TELLING || first?.items || rest.length === 0) return [form];
      return tellingForms(rest).map((after) => form + after);
    });
}
