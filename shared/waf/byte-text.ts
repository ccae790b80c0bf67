// Strings whose characters are bytes: rules of WAF match bytes, whatever characters they make.
import { utf8Bytes, utf8Text } from '../vtl/text-bytes';

/** The bytes of a string of bytes. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at) & 0xff;
  return bytes;
}

/** Bytes as a string of bytes. */
export function textOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4_096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4_096));
  }
  return text;
}

/** A text of characters as the bytes that UTF-8 makes of it. */
export function byteText(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 0x7f) return textOfBytes(Uint8Array.from(utf8Bytes(text)));
  }
  return text;
}

/** For readers: bytes that are UTF-8 as their characters. */
export function readableText(text: string): string {
  return utf8Text([...bytesOf(text)]);
}
