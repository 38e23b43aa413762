// The words of a text a person has selected, as code points of the whole text. The runs of the text
// carry where they begin as data-begin.
import { points_before, type CodePoints } from './code-points.ts'

export interface Selected {
  begin: number
  end: number
}

function offset_of(pane: HTMLElement, node: Node, units: number): number | null {
  const run = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(
    '[data-begin]',
  )
  if (!run || !pane.contains(run)) return null
  return Number(run.dataset['begin']) + points_before(run.textContent ?? '', units)
}

// null where nothing is selected, undefined where something outside the pane is.
export function selected_in(
  pane: HTMLElement | undefined,
  words: CodePoints,
): Selected | null | undefined {
  const chosen = document.getSelection()
  if (!pane || !chosen || chosen.isCollapsed || chosen.rangeCount === 0) {
    return !pane?.contains(document.activeElement) || chosen?.isCollapsed ? null : undefined
  }
  const range = chosen.getRangeAt(0)
  const begin = offset_of(pane, range.startContainer, range.startOffset)
  const end = offset_of(pane, range.endContainer, range.endOffset)
  if (begin === null || end === null || end <= begin) return undefined
  const [from, to] = words.trimmed(begin, end)
  return to > from ? { begin: from, end: to } : null
}
