// Times the business time of npm's Day.js and Moment on the starts and holidays that worktime_bench
// gives them, and prints nanoseconds a deadline as JSON, with the first deadline as a check. Moved
// workdays are left out: neither knows of them.
//
// usage: TZ=Asia/Shanghai node peer.mjs MILLISECONDS INPUT.json
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {time} from '../peer_time.mjs'

const require = createRequire(import.meta.url)
const dayjs = require('dayjs')
dayjs.extend(require('dayjs-business-time'))
const moment = require('moment-business-time')

const milliseconds = Number(process.argv[2])
const {holidays, starts} = JSON.parse(readFileSync(process.argv[3], 'utf8'))

const sessions = [
  ['09:00:00', '12:00:00'],
  ['13:30:00', '17:30:00']
]
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
dayjs.setHolidays(holidays)
dayjs.setBusinessTime(
  Object.fromEntries(
    days.map((day, at) => [day, at === 0 || at === 6 ? null : sessions.map(([start, end]) => ({start, end}))])
  )
)
moment.updateLocale('en', {
  holidays,
  workinghours: Object.fromEntries(
    days.map((_, at) => [at, at === 0 || at === 6 ? null : ['09:00:00', '12:00:00', '13:30:00', '17:30:00']])
  )
})

const ways = {
  work_hours: {
    dayjs: (start) => dayjs(start).addBusinessHours(4),
    moment: (start) => moment(start).addWorkingTime(4, 'hours')
  },
  work_days: {
    dayjs: (start) => dayjs(start).addBusinessDays(15),
    moment: (start) => moment(start).addWorkingTime(15, 'days')
  }
}
const said = {}
for (const [what, peers] of Object.entries(ways)) {
  said[what] = {}
  for (const [name, work] of Object.entries(peers)) {
    said[what][`${name}_first`] = work(starts[0]).toISOString()
    said[what][name] = time((at) => work(starts[at % starts.length]), milliseconds)
  }
}
console.log(JSON.stringify(said))
