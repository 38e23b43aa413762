// Times bpmn-engine on the process that bpmn_bench gives it: instances of one user task, started and
// completed, for the number of milliseconds asked for. Prints nanoseconds of processor time an
// instance as JSON: with the model parsed each time, and with the model parsed and prepared once.
//
// usage: node peer.mjs MILLISECONDS PROCESS.bpmn
import {readFileSync} from 'node:fs'
import {EventEmitter} from 'node:events'
import {Engine} from 'bpmn-engine'
import * as elements from 'bpmn-elements'
import BpmnModdle from 'bpmn-moddle'
import serializer, {TypeResolver} from 'moddle-context-serializer'
import {used_us} from '../peer_time.mjs'

const milliseconds = Number(process.argv[2])
const source = readFileSync(process.argv[3], 'utf8')

async function instance(options) {
  const engine = new Engine({name: 'one task', ...options})
  const listener = new EventEmitter()
  listener.on('activity.wait', (task) => task.signal({}))
  await engine.execute({listener})
  if (engine.state !== 'idle') throw new Error(`left ${engine.state}`)
}

async function time(options) {
  for (let at = 0; at < 20; at += 1) await instance(options())
  const begin = used_us()
  let count = 0
  let now = begin
  while (now - begin < milliseconds * 1000) {
    for (let at = 0; at < 10; at += 1) await instance(options())
    count += 10
    now = used_us()
  }
  return ((now - begin) * 1000) / count
}

// The model parsed and prepared once, as the engine takes it for every instance of one process.
async function prepared() {
  const context = await new BpmnModdle().fromXML(source)
  return serializer(context, TypeResolver(elements))
}

const sourceContext = await prepared()
console.log(
  JSON.stringify({
    parsed_each_time: await time(() => ({source})),
    prepared_once: await time(() => ({sourceContext})),
  }),
)
