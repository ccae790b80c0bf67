// A process that is killed while functions run: a group of its own and a folder, told to the guard it is given.
const { spawn } = require('node:child_process');
const { openOrphanGuard } = require(process.argv[2]);

const guard = openOrphanGuard(process.argv[3]);
const groups = [1, 2].map(() => spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }).pid);
for (const pid of groups) guard.add(pid);
// The second has ended as far as the guard is told: it must not be killed.
guard.remove(groups[1]);
process.stdout.write(`${JSON.stringify(groups)}\n`);
setInterval(() => {}, 1_000);
