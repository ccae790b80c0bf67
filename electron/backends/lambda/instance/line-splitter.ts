// Cuts what a process prints into lines, however it arrives. What never ends its line is cut where it gets too long.
import { StringDecoder } from 'node:string_decoder';

// AWS documented: cloudwatch_limits_cwl, an event has up to 256 KB.
const longestLine = 262_144;

export interface LineSplitter {
  take(part: Buffer): void;
  /** The last line, which nothing ended. */
  flush(): void;
}

/** Calls `onLine` for each line, without its end. */
export function openLineSplitter(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  return {
    take(part) {
      const text = decoder.write(part);
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        emit(begun + text.slice(from, end));
        begun = '';
        from = end + 1;
      }
      begun += text.slice(from);
      for (; begun.length > longestLine; begun = begun.slice(longestLine)) emit(begun.slice(0, longestLine));
    },
    flush() {
      if (begun !== '') emit(begun);
      begun = '';
    },
  };

  function emit(line: string): void {
    onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}
