// How the peers are timed: by processor time, as the benchmarks count their own, so that what else
// the machine does is left out.

export function used_us() {
  const {user, system} = process.cpuUsage()
  return user + system
}

/** Nanoseconds one call takes; `work` gets the number of the call. */
export function time(work, milliseconds) {
  for (let at = 0; at < 20; at += 1) work(at)
  const begin = used_us()
  let count = 0
  let now = begin
  while (now - begin < milliseconds * 1000) {
    for (let at = 0; at < 10; at += 1) work(count + at)
    count += 10
    now = used_us()
  }
  return ((now - begin) * 1000) / count
}
