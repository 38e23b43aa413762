// The steps of a procedure as a list, each with how far it is: what the diagram shows, in words.
import type { CaseDiagram } from '../api/types-cases.ts'

export type StepState = 'active' | 'done' | 'failed' | 'open'

export interface DiagramStep {
  id: string
  name: string
  kind: string
  state: StepState
}

// Elements of a BPMN model through which a token goes; flows and shapes of the drawing are none.
const kinds = new Set([
  'task',
  'userTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'manualTask',
  'subProcess',
  'callActivity',
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
])

export function state_of(id: string, diagram: CaseDiagram | null): StepState {
  if (diagram?.failed.includes(id)) return 'failed'
  if (diagram?.active.includes(id)) return 'active'
  return diagram?.done.includes(id) ? 'done' : 'open'
}

// `elements` in the order of the model; those without a name say nothing to a reader.
export function steps_of(
  elements: readonly { kind: string; id: string; name: string }[],
  diagram: CaseDiagram | null,
): DiagramStep[] {
  return elements
    .filter(({ kind, id, name }) => kinds.has(kind) && id && name)
    .map(({ kind, id, name }) => ({ id, name, kind, state: state_of(id, diagram) }))
}

// What the model names, read in the browser. A model that cannot be read has no elements.
export function elements_in(xml: string): { kind: string; id: string; name: string }[] {
  const model = new DOMParser().parseFromString(xml, 'application/xml')
  return [...model.getElementsByTagName('*')].map((element) => ({
    kind: element.localName,
    id: element.getAttribute('id') ?? '',
    name: element.getAttribute('name') ?? '',
  }))
}
