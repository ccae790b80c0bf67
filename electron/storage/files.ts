// The file system as storage sees it: a small port, so that tests can fill the disk or take the rights away.

export interface FolderEntry {
  readonly name: string;
  /** `other` is everything that is followed nowhere: links, sockets, devices. */
  readonly kind: 'file' | 'folder' | 'other';
}

/** What is known of a file without reading it. */
export interface FileStamp {
  readonly bytes: number;
  /** Epoch milliseconds, with fractions where the system has them. */
  readonly modifiedAt: number;
  /** Goes with the file when it is renamed; another file under the same name has another. */
  readonly id: number;
}

/** Paths are absolute. Every refusal is a Node error with its `code` (`ENOSPC`, `EACCES`, …). */
export interface Files {
  readText(path: string): Promise<string>;
  readFolder(path: string): Promise<readonly FolderEntry[]>;
  /** Undefined where there is nothing. */
  stamp(path: string): Promise<FileStamp | undefined>;
  /** Makes a file that must not exist yet (`EEXIST`, links included) and waits until the disk has it. */
  createText(path: string, text: string, mode?: number): Promise<void>;
  /** Adds to the end of a file, made where missing, and waits until the disk has it. Follows no link. */
  appendText(path: string, text: string, mode?: number): Promise<void>;
  /** Renames a file over whatever is there, or a folder to a name that is free. */
  move(from: string, to: string): Promise<void>;
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** Removes a folder that must be empty (`ENOTEMPTY`). */
  removeFolder(path: string): Promise<void>;
  /** Sets the time of the last change to now. */
  touch(path: string): Promise<void>;
}
