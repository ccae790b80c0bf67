// Ends functions when this process dies without ending them: a shell that waits at the other end of a pipe.
// A function in an endless loop hears nothing itself, whatever closes around it.
import { type ChildProcess, spawn } from 'node:child_process';

export interface OrphanGuard {
  add(pid: number): void;
  remove(pid: number): void;
  dispose(): void;
}

// Each line is a process group that began (+) or ended (-). When the pipe closes, those that are left are killed and
// the folder is removed.
const script = `
groups=" "
while read -r word pid; do
  case "$word" in
    +) groups="$groups$pid " ;;
    -) groups="\${groups%%" $pid "*} \${groups#*" $pid "}" ;;
    .) exit 0 ;;
  esac
done
for pid in $groups; do kill -9 "-$pid"; done
rm -rf -- "$1"
`;

/** Opens the guard of processes whose files are below `folder`. On Windows runtimes notice by themselves. */
export function openOrphanGuard(folder: string): OrphanGuard {
  if (process.platform === 'win32') return { add() {}, remove() {}, dispose() {} };
  const shell: ChildProcess = spawn('/bin/sh', ['-c', script, 'gatehouse-functions', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Neither Ctrl+C nor a terminal that closes may reach it: it is there for what comes after.
    detached: true,
    env: { PATH: '/usr/bin:/bin' },
  });
  // Without a shell there is no guard; the runtimes still notice when their connection closes.
  shell.on('error', () => {});
  shell.stdin?.on('error', () => {});
  shell.unref();
  const say = (line: string) => {
    if (shell.stdin?.writable === true) shell.stdin.write(`${line}\n`);
  };
  return {
    add: (pid) => say(`+ ${pid}`),
    remove: (pid) => say(`- ${pid}`),
    dispose() {
      say('. 0');
      shell.stdin?.end();
    },
  };
}
