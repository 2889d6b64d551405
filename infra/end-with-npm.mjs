// Plain JavaScript on Node 20's own modules, as alongside.mjs.

import { readFileSync } from "node:fs";

const look = 500; // milliseconds

/**
 * npm runs a script in a shell, and hands a TERM on to that shell alone, which ends and leaves this process behind with another
 * parent. When that happens this process sends itself the TERM that did not arrive. Started by anything but npm, it may outlive
 * its parent, as what runs in the background does.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) end();
  }, look);
  timer.unref();
  const end = () => {
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  };
  if (parent === 1 && !isNpm(parent)) end();
}

/** Whether a process is npm or the shell of its script; process 1 may also be who takes in the orphans of others. @param {number} pid */
function isNpm(pid) {
  try {
    return /npm|npx|alongside/u.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return true;
  }
}
