// The portal over HTTP, as a person without a log-in and without JavaScript meets it: finding a
// service, applying one thing a page, following the case by number and code, and what is refused.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {Applicant, hidden, issue, textOf, type Page} from '../support/applicant.ts'
import {District} from '../support/district.ts'
import {IssueDesk, issueAnswer} from '../support/issue_desk.ts'

const service = 'enterprise/issue'
const apply = `/services/${service}/apply`
const city = 'city/management-case'

describe('the portal', () => {
  let district: District
  let desk: IssueDesk
  let addresses = 0
  const applicant = () => new Applicant(district.running.url, `198.51.100.${++addresses}`)
  before(async () => {
    district = await District.start('qiming', ['--trusted-proxy', '127.0.0.1', '--simulated-clock', '2026-03-02T02:00:00Z'])
    desk = new IssueDesk(district)
  })
  after(() => district.stop())

  const cases = async (login: string) => (await (await district.as(login)).get('/api/v1/cases?limit=100')).body.cases
  test('services are listed with what they are about, and found by words of either language', async () => {
    const one = applicant()
    const all = await one.open('/services')
    assert.equal(all.status, 200)
    for (const words of ['企业诉求', '城市管理案件', '企业在经营中遇到困难']) assert.ok(all.html.includes(words), words)
    const lamp = await one.open('/services?q=%E8%B7%AF%E7%81%AF')
    assert.ok(lamp.html.includes('城市管理案件') && !lamp.html.includes('>企业诉求<'))
    assert.ok((await one.open('/services?q=street%20LAMP')).html.includes('城市管理案件'))
    const none = await one.open('/services?q=%3Cscript%3E')
    assert.ok(none.html.includes('没有找到这样的服务') && !none.html.includes('<script>'))
    const about = await one.open(`/services/${service}`)
    for (const words of ['谁可以办', '需要准备', '企业名称和统一社会信用代码', '4 个工作小时', '开始填写']) {
      assert.ok(about.html.includes(words), words)
    }
    one.language = 'en'
    assert.ok((await one.open(`/services/${city}`)).html.includes('Name and telephone may be left out'))
    for (const target of ['/services/none/at-all', '/services/none/at-all/apply']) assert.equal((await one.open(target)).status, 404)
    assert.ok((await one.open('/')).html.includes('href="/services"'))
  })

  test('an application goes one thing a page, is checked and becomes a case', async () => {
    const one = applicant()
    const before = (await cases('dispatcher-services')).length
    const check = await one.fill(service, issue)
    assert.ok(check.html.includes('请核对您的填写'))
    for (const words of ['启明区某某科技有限公司', '王小明', '税费', '留抵退税迟迟没有到账', '未填写']) assert.ok(textOf(check).includes(words), words)
    assert.equal(check.headers.get('cache-control'), 'no-store')
    assert.equal((await cases('dispatcher-services')).length, before, 'nothing is stored before it is sent')
    const draft = hidden(check, 'draft')
    assert.ok(!Buffer.from(draft, 'base64url').toString('utf8').includes('王小明'))
    const sent = await one.send(apply, {draft, step: 'check', go: 'send'})
    assert.equal(sent.status, 201, sent.html)
    const number = /id="number">([^<]+)</.exec(sent.html)![1]!
    assert.match(number, /^QY2026\d{6}$/)
    assert.match(/id="code">([^<]+)</.exec(sent.html)![1]!, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/)
    assert.ok(sent.html.includes('查询码只显示这一次'))
    const made = await desk.find(number)
    assert.deepEqual([made.channel, made.applicant.kind, made.title], ['portal', 'enterprise', issue['form.title']])
    assert.deepEqual(made.form, {
      enterprise: issue['organisation'], credit_code: issue['credit_code'], category: 'taxes', title: issue['form.title'],
      description: issue['form.description'], stands_still: false,
    })
    const again = await one.send(apply, {draft, step: 'check', go: 'send'})
    assert.ok(again.html.includes(number), 'sent twice it is one case')
    assert.equal((await cases('dispatcher-services')).length, before + 1)
  })

  test('each page tells its faults in a summary and at the field, and keeps what was written', async () => {
    const one = applicant()
    const first = await one.open(apply)
    const wrong = await one.send(apply, {
      draft: hidden(first, 'draft'), step: 'applicant', go: 'next',
      organisation: '启明区某某科技有限公司', credit_code: '91350100M000100Y4Z', name: '', phone: '12', email: 'nobody',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /<title>错误：/)
    for (const [input, words] of [['credit_code', '请核对统一社会信用代码'], ['name', '请填写联系人姓名'], ['phone', '请核对联系电话'], ['email', '请核对电子邮箱']]) {
      assert.match(wrong.html, new RegExp(`<a href="#${input}">${words}`))
      assert.match(wrong.html, new RegExp(`id="${input}-fault">${words}`))
    }
    assert.ok(wrong.html.includes('value="启明区某某科技有限公司"') && wrong.html.includes('aria-invalid="true"'))
    const short = await one.fill(service, {...issue, 'form.title': '停'}).catch((error) => String(error))
    assert.match(short as string, /标题/)
    const page = {status: 200, html: String(short), headers: new Headers()}
    assert.ok(page.html.includes('href="#form.title"'))
  })

  test('an answer is changed from the last page and comes back to it', async () => {
    const one = applicant()
    const check = await one.fill(service, issue)
    const change = await one.send(apply, {draft: hidden(check, 'draft'), step: 'check', go: 'change:form.title'})
    assert.ok(change.html.includes('value="留抵退税迟迟没有到账"'))
    const back = await one.send(apply, {draft: hidden(change, 'draft'), step: 'form.title', go: 'next', 'form.title': '退税款没有到账'})
    assert.ok(back.html.includes('请核对您的填写') && back.html.includes('退税款没有到账'))
    const before = await one.send(apply, {draft: hidden(back, 'draft'), step: 'check', go: 'back'})
    assert.equal(hidden(before, 'step'), 'form.stands_still')
    const english = await one.send(`${apply}?lang=en`, {draft: hidden(before, 'draft'), step: 'form.stands_still', go: 'show'})
    assert.ok(english.html.includes('Whether work stands still'))
    assert.ok(english.html.includes('value="false" checked'))
  })

  test('an anonymous report needs neither name nor telephone, but a place', async () => {
    const one = applicant()
    const answers = {kind: 'resident', address: '南门外大街 12 号门前', 'form.category': '010105', 'form.description': '路灯三天没有亮了'}
    const sent = await one.apply(city, answers)
    assert.equal(sent.status, 201, sent.html)
    assert.match(sent.number, /^CG2026\d{6}$/)
    const place = await one.fill(city, {...answers, address: ''}).catch((error) => String(error))
    assert.match(place as string, /请填写地址/)
    const half = await one.fill(city, {...answers, longitude: '117.2'}).catch((error) => String(error))
    assert.match(half as string, /请填写纬度/)
    const words = await one.fill(city, {...answers, longitude: '一百', latitude: '39'}).catch((error) => String(error))
    assert.match(words as string, /请填写经度/)
  })

  test('a draft of another service, of no one, changed or from another site is refused', async () => {
    const one = applicant()
    const check = await one.fill(service, issue)
    const draft = hidden(check, 'draft')
    const refused = [
      await one.send(`/services/${city}/apply`, {draft, step: 'check', go: 'send'}),
      await one.send(apply, {step: 'check', go: 'send'}),
      await one.send(apply, {draft: draft.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), step: 'check', go: 'send'}),
      await one.send(apply, {draft, step: 'nothing', go: 'send'}),
      await one.send(apply, {draft, step: 'check', go: 'send'}, {Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site'}),
    ]
    for (const reply of refused) {
      assert.equal(reply.status, 422)
      assert.match(reply.html, /请重新填写/)
    }
    const trapped = await one.send(apply, {draft, step: 'check', go: 'send', website: 'http://spam.example'})
    assert.equal(trapped.status, 422)
    const early = hidden(await one.open(apply), 'draft')
    const jumped = await one.send(apply, {draft: early, step: 'check', go: 'send'})
    assert.equal(jumped.status, 422)
    assert.equal(hidden(jumped, 'step'), 'applicant', 'what is missing is asked for')
  })

  test('what is written is text and never markup', async () => {
    const evil = '<script>alert(1)</script>"\'&'
    const check = await applicant().fill(service, {...issue, name: evil, 'form.title': evil})
    assert.ok(!check.html.includes('<script>'))
    assert.ok(textOf(check).includes(evil))
    assert.match(check.headers.get('content-security-policy')!, /default-src 'none'/)
  })

  test('of ten thousand reports one address gets ten through, is told why, and its answers are kept', async () => {
    const one = applicant()
    const check = await one.fill(service, issue)
    const draft = hidden(check, 'draft')
    const before = (await cases('dispatcher-services')).length
    const stopped: Page[] = []
    for (let sent = 0; sent < 10_000; sent += 100) {
      const tries = await Promise.all(Array.from({length: 100}, () => one.send(apply, {draft, step: 'check', go: 'send'})))
      stopped.push(...tries.filter((each) => each.status === 429))
    }
    assert.equal(stopped.length, 9_990)
    assert.equal((await cases('dispatcher-services')).length, before + 1, 'one draft is one case')
    assert.match(stopped[0]!.html, /您提交得太频繁/)
    assert.ok(stopped[0]!.html.includes('留抵退税迟迟没有到账'))
    assert.equal((await applicant().apply(service, issue)).status, 201, 'another address still may')
  })

  test('number and code lead to the case, and nothing else does', async () => {
    const one = applicant()
    const sent = await one.apply(service, issue)
    const page = await one.follow(sent.number.toLowerCase(), ` ${sent.code.toLowerCase().replaceAll('-', ' ')} `)
    assert.equal(page.status, 200, page.html)
    const text = textOf(page)
    for (const words of [sent.number, '企业服务专班正在查看您的诉求', '受理 （现在）', '提交', '撤回', '补充情况']) assert.ok(text.includes(words), words)
    assert.ok(!text.includes('13800138000') && !page.html.includes(sent.code), 'neither telephone nor code is on the page')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    for (const [number, code] of [[sent.number, '0000-0000-0000'], ['QY2026999999', sent.code], [sent.number, 'x']]) {
      const other = await applicant().follow(number!, code!)
      assert.equal(other.status, 404)
      assert.match(other.html, /没有这样的编号和查询码/)
    }
    const empty = await one.follow('', '')
    assert.equal(empty.status, 422)
    assert.match(empty.html, /href="#code">请填写查询码/)
    const guesser = applicant()
    const guesses = await Promise.all(Array.from({length: 40}, () => guesser.follow(sent.number, '0000-0000-0000')))
    assert.ok(guesses.filter((each) => each.status === 429).length >= 9)
    const forged = await one.send('/cases/follow', {pass: `${sent.pass.slice(0, -3)}AAA`})
    assert.equal(forged.status, 422)
  })

  test('from the desk to the rating and an appeal the applicant sees the course, without a name of the office', async () => {
    const one = applicant()
    const {number, code} = await one.apply(service, issue)
    await desk.accept(number)
    let page = await one.follow(number, code)
    assert.match(textOf(page), /已受理，专班正在确定由哪个单位办理/)
    assert.match(textOf(page), /为什么这样办理/)
    page = await one.act(page, 'supplement', {'form.description': '申请表的回执可以提供。'})
    assert.match(textOf(page), /已经收到您的补充/)
    const early = await one.send('/cases/follow', {pass: hidden(page, 'pass'), act: 'rate'})
    assert.equal(early.status, 409)
    assert.match(early.html, /现在不能这样做/)
    const seen = await desk.find(number)
    assert.equal(seen.acts.find((act: any) => act.kind === 'applicant.supplement').words, '申请表的回执可以提供。')
    await desk.dispatch(number)
    page = await one.follow(number, code)
    assert.match(textOf(page), /牵头单位正在办理/)
    assert.match(textOf(page), /办理时限 2026-03-11 17:30/)
    await desk.solve(number)
    await desk.verify(number)
    await desk.visit(number)
    page = await one.follow(number, code)
    for (const words of ['您的诉求已经解决', '请评价答复和解决结果', issueAnswer, '办理结果 已解决', '申诉']) {
      assert.ok(textOf(page).includes(words), words)
    }
    assert.ok(!page.html.includes('value="withdraw"'), 'what is settled is not withdrawn')
    const blank = await one.act(page, 'rate', {})
    assert.equal(blank.status, 422)
    assert.match(blank.html, /href="#form\.answer_rating"/)
    page = await one.act(page, 'rate', {'form.answer_rating': '5', 'form.solution_rating': '2', 'form.remarks': '答复快，钱到得慢。'})
    assert.match(textOf(page), /对答复 5 分，非常满意/)
    assert.match(textOf(page), /对结果 2 分，不满意/)
    const {rating} = await desk.find(number)
    assert.deepEqual([rating.answer, rating.solution, rating.words], [5, 2, '答复快，钱到得慢。'])
    page = await one.act(page, 'appeal', {'form.reason': '退税款少了一笔，请再核一次。'})
    assert.match(textOf(page), /已经收到您的申诉/)
    for (const secret of ['夏知微', '钟衡', '只给同事看的话', 'psn_', 'tsk_', '13800138000']) {
      assert.ok(!page.html.includes(secret), secret)
    }
  })

  test('what is withdrawn is so for good, and a second press does nothing more', async () => {
    const one = applicant()
    const sent = await one.apply(service, issue)
    const page = await one.follow(sent.number, sent.code)
    const form = await one.send('/cases/follow', {pass: hidden(page, 'pass'), act: 'withdraw'})
    assert.match(textOf(form), /撤回后不再办理/)
    const fields = {pass: hidden(form, 'pass'), act: 'withdraw', go: 'send', 'form.reason': '已经自行解决'}
    const done = await one.send('/cases/follow', fields)
    assert.match(textOf(done), /已经撤回/)
    assert.match(textOf(done), /您已撤回诉求/)
    assert.equal((await one.send('/cases/follow', fields)).status, 409)
    assert.equal((await desk.find(sent.number)).outcome, 'withdrawn')
  })

  test('a case that went into another shows its course, and nothing of the other applicant', async () => {
    const first = await applicant().apply(service, {...issue, 'form.title': '别人先反映的这件事'})
    const one = applicant()
    const second = await one.apply(service, issue)
    const into = await desk.find(first.number)
    const merged = await desk.find(second.number)
    await desk.post('dispatcher-services', `cases/${merged.id}/merge`, {into: into.id, words: '同一件事'})
    const page = await one.follow(second.number, second.code)
    assert.equal(page.status, 200, page.html)
    assert.match(textOf(page), /合并办理，办理结果相同/)
    for (const secret of ['别人先反映的这件事', first.number, '撤回']) assert.ok(!page.html.includes(secret), secret)
  })
})

test('a form sent in no time at all is not taken', async () => {
  const district = await District.start('qiming')
  try {
    const one = new Applicant(district.running.url, '127.0.0.1')
    const check = await one.fill(service, issue)
    const sent = await one.send(apply, {draft: hidden(check, 'draft'), step: 'check', go: 'send'})
    assert.equal(sent.status, 422)
    assert.match(sent.html, /提交得太快了/)
  } finally {
    await district.stop()
  }
})
