// Times the engines of npm on the cases and the table that feel_bench gives them, each for the number
// of milliseconds asked for, and prints nanoseconds an operation as JSON.
//
// usage: node peer.mjs MILLISECONDS TABLE.dmn INPUT
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {evaluate} from 'feelin'
import {time as time_for} from '../peer_time.mjs'

const require = createRequire(import.meta.url)
const {Interpreter, Decision} = require('imicros-feel-interpreter')
const evaljs = require('@hbtgmbh/dmn-eval-js')

const milliseconds = Number(process.argv[2])
const xml = readFileSync(process.argv[3], 'utf8')
const {context, expressions} = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'))
const table_input = JSON.parse(process.argv[4])

const time = (work) => time_for(work, milliseconds)

const said = {}
for (const [name, text] of Object.entries(expressions)) {
  said[name] = {}
  said[name].feelin_value = evaluate(text, context).value
  said[name].feelin_both = time(() => evaluate(text, context))
  const once = new Interpreter()
  if (once.parse(text)) {
    said[name].imicros_value = once.evaluate(context)
    said[name].imicros_evaluate = time(() => once.evaluate(context))
    said[name].imicros_both = time(() => {
      const fresh = new Interpreter()
      fresh.parse(text)
      fresh.evaluate(context)
    })
  }
}

const table = {}
const decision = new Decision()
if (decision.parse({xml})) {
  table.imicros_value = decision.evaluate(table_input)
  table.imicros_evaluate = time(() => decision.evaluate(table_input))
}
const parsed = await evaljs.decisionTable.parseDmnXml(xml)
table.evaljs_value = evaljs.decisionTable.evaluateDecision('d', parsed, table_input)
table.evaljs_evaluate = time(() => evaljs.decisionTable.evaluateDecision('d', parsed, table_input))
said.table = table
console.log(JSON.stringify(said))
