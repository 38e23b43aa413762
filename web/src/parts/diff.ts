// What differs between two texts: the common beginning and end are left, the middle is marked. Pure.

export interface Diff {
  head: string
  before: string
  after: string
  tail: string
}

export function diff(before: string, after: string): Diff {
  const old_points = Array.from(before)
  const new_points = Array.from(after)
  const shortest = Math.min(old_points.length, new_points.length)
  let head = 0
  while (head < shortest && old_points[head] === new_points[head]) head += 1
  let tail = 0
  while (
    tail < shortest - head &&
    old_points[old_points.length - 1 - tail] === new_points[new_points.length - 1 - tail]
  ) {
    tail += 1
  }
  return {
    head: old_points.slice(0, head).join(''),
    before: old_points.slice(head, old_points.length - tail).join(''),
    after: new_points.slice(head, new_points.length - tail).join(''),
    tail: old_points.slice(old_points.length - tail).join(''),
  }
}
