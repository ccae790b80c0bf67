// nginx as a proxy of the same upstream, where it is installed.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts nginx with one worker; undefined where it is not installed. */
export async function startNginx(port, upstreamPort) {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
  } catch {
    return undefined; // not installed: the comparison is left out and the table says so
  }
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-nginx-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  upstream backend { server 127.0.0.1:${upstreamPort}; keepalive 64; }
  server { listen 127.0.0.1:${port}; location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; } } }`,
  );
  const child = spawn('nginx', ['-c', file], { stdio: ['ignore', 'inherit', 'inherit'] });
  await answers(`http://127.0.0.1:${port}/`);
  return { child, stop: () => new Promise((resolve) => child.on('exit', resolve) && child.kill('SIGTERM')) };
}

/** Resolves as soon as something answers at `url`. */
async function answers(url) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Nothing answers at ${url}.`);
}
