import type { Sentence } from './main-text.ts';

/**
 * Reads sentences aloud, one after another. A pause is a stop that remembers where: engines keep
 * their own pauses badly.
 */
export class Reader {
  private readonly sentences: readonly Sentence[];
  private readonly voice: SpeechSynthesisVoice;
  private readonly reached: (sentence: Sentence) => void;
  private readonly ended: () => void;
  private next = 0;
  /** What is being said; some engines forget to end what nothing refers to. */
  private saying: SpeechSynthesisUtterance | undefined;

  /**
   * @param reached called with each sentence as it begins.
   * @param ended called after the last one, and where the engine gives up.
   */
  constructor(
    sentences: readonly Sentence[],
    voice: SpeechSynthesisVoice,
    reached: (sentence: Sentence) => void,
    ended: () => void,
  ) {
    this.sentences = sentences;
    this.voice = voice;
    this.reached = reached;
    this.ended = ended;
  }

  /** Begins, or goes on with the sentence that was broken off. */
  read(): void {
    const sentence = this.sentences[this.next];
    if (!sentence) {
      this.ended();
      return;
    }
    const saying = new SpeechSynthesisUtterance(sentence.said);
    saying.voice = this.voice;
    saying.lang = this.voice.lang;
    // What was broken off may still tell of its end.
    saying.onend = () => {
      if (this.saying !== saying) return;
      this.next += 1;
      this.read();
    };
    saying.onerror = () => {
      if (this.saying === saying) this.ended();
    };
    this.saying = saying;
    this.reached(sentence);
    speechSynthesis.speak(saying);
  }

  /** Breaks off. */
  pause(): void {
    this.saying = undefined;
    speechSynthesis.cancel();
  }
}

/**
 * A voice that speaks Mandarin and is on the device: others send what they read to their maker.
 */
export function mandarinVoice(): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis
    .getVoices()
    .filter(({ lang, localService }) => localService && /^(zh|cmn)\b/i.test(tagOf(lang)));
  const isOf = (pattern: RegExp) => voices.find(({ lang }) => pattern.test(tagOf(lang)));
  return isOf(/\b(cn|hans)\b/i) ?? isOf(/^(zh|cmn)(-tw)?$/i);
}

/** Android writes a language with a low line. */
const tagOf = (lang: string) => lang.replace(/_/g, '-');
