// An issue of an enterprise walked through the portal in a browser, from the first click on the home
// page to the rating and the appeal, while the offices do their part by the staff API. Every page
// and state is held to WCAG 2.2 AA, to 320 px and 200 % text, to the keyboard and to the content
// security policy; one walk is made without JavaScript, one in English.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {issue} from '../support/applicant.ts'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {District} from '../support/district.ts'
import {IssueDesk, issueAnswer} from '../support/issue_desk.ts'
import {Keyboard} from '../support/keyboard.ts'

describe('the portal in a browser', () => {
  let district: District
  let desk: IssueDesk
  let browser: Browser
  let page: Page
  const people: Person[] = []
  let number = ''
  let code = ''

  const visitor = async (options: Parameters<typeof newPerson>[1] = {}): Promise<Page> => {
    const one = await newPerson(browser, options)
    people.push(one)
    return one.page
  }
  const held = async (on: Page, what: string) => {
    await picture(on, `portal-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(on, what)
    await checkNarrow(on, what)
  }
  const heading = (on: Page, name: string | RegExp) => on.getByRole('heading', {level: 1, name}).waitFor()
  const next = (on: Page, name: string | RegExp = '下一步') => on.getByRole('button', {name, exact: true}).click()
  /** The page of the case, opened anew with number and code. */
  const follow = async (on: Page) => {
    await on.goto(`${district.running.url}/cases/follow`)
    await on.getByLabel('编号').fill(number)
    await on.getByLabel('查询码').fill(code)
    await on.getByRole('button', {name: '查看'}).click()
    await heading(on, `${number} 的进展`)
  }

  before(async () => {
    district = await District.start('qiming', ['--simulated-clock', '2026-03-02T02:00:00Z'])
    desk = new IssueDesk(district)
    browser = await launch()
    page = await visitor()
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual(people.flatMap((one) => one.faults), [])
  })

  test('the first click leads to the services, words find one, its page says what is needed', async () => {
    await page.goto(district.running.url)
    await held(page, 'home')
    await page.getByRole('link', {name: '办事、反映问题'}).click()
    await heading(page, '找服务')
    await held(page, 'services')
    await page.getByLabel('找一项服务').fill('没有的服务')
    await page.keyboard.press('Enter')
    await page.getByText('没有找到这样的服务').waitFor()
    await held(page, 'services, none found')
    await page.getByLabel('找一项服务').fill('企业 退税 税费')
    await page.keyboard.press('Enter')
    await page.getByText('没有找到这样的服务').waitFor()
    await page.getByLabel('找一项服务').fill('企业 税费')
    await page.keyboard.press('Enter')
    await page.getByRole('link', {name: '企业诉求'}).click()
    await heading(page, '企业诉求')
    await held(page, 'about the service')
    await page.getByRole('link', {name: '开始填写'}).click()
    await heading(page, '怎样联系您')
  })

  test('faults take the focus, lead to their fields, and keep what was written', async () => {
    await held(page, 'applicant')
    await page.getByLabel('联系人姓名').fill('王小明')
    await page.getByLabel('联系电话').fill('12')
    await next(page)
    await page.getByRole('alert').waitFor()
    assert.match(await page.title(), /^错误：/)
    await page.waitForFunction(() => document.activeElement?.id === 'summary')
    await held(page, 'applicant, faults')
    await page.getByRole('link', {name: /请核对联系电话/}).click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'phone')
    assert.equal(await page.getByLabel('联系人姓名').inputValue(), '王小明')
    await page.getByLabel('联系电话').fill(issue['phone']!)
    await page.getByLabel('企业名称').fill(issue['organisation']!)
    await page.getByLabel('统一社会信用代码').fill(issue['credit_code']!)
    await next(page)
    await heading(page, '事情发生在哪里')
  })

  test('the keyboard alone goes through the steps', async () => {
    await held(page, 'place')
    const keys = new Keyboard(page)
    await keys.reach('button', /^下一步$/)
    await page.keyboard.press('Enter')
    await heading(page, '诉求类别')
    await held(page, 'category')
    await keys.reach('input', /融资/)
    for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowDown')
    assert.ok(await page.getByLabel('税费').isChecked())
    await page.keyboard.press('Enter')
    await heading(page, '标题')
    await keys.reach('input', /标题/)
    await page.keyboard.type('退税')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await held(page, 'title, fault')
    await keys.reach('input', /标题/)
    await page.keyboard.press('End')
    await page.keyboard.type('迟迟没有到账')
    await page.keyboard.press('Enter')
    await heading(page, '情况说明')
    await held(page, 'description')
    await page.getByRole('textbox', {name: '情况说明'}).fill(issue['form.description']!)
    await next(page)
    await heading(page, /希望如何解决/)
    await next(page)
    await heading(page, /是否已影响正常生产经营/)
    await held(page, 'yes or no')
    await page.getByLabel('否').check()
    await next(page)
    await heading(page, '请核对您的填写')
  })

  test('in another language and size the answers stay, and one of them is changed', async () => {
    await held(page, 'check')
    await page.getByRole('button', {name: 'English'}).click()
    await heading(page, 'Check what you wrote')
    await held(page, 'check, in English')
    await page.getByRole('button', {name: 'Large type'}).click()
    await page.getByText('退税迟迟没有到账').waitFor()
    await held(page, 'check, large')
    await page.getByRole('button', {name: 'Normal type'}).click()
    await page.getByRole('button', {name: '中文'}).click()
    await page.getByRole('button', {name: '更改 标题'}).click()
    await page.getByRole('textbox', {name: '标题'}).fill(issue['form.title']!)
    await next(page)
    await heading(page, '请核对您的填写')
    await page.getByText(issue['form.title']!).waitFor()
  })

  test('it is sent, and the page says number, code and what happens next', async () => {
    await next(page, '提交')
    await heading(page, '已经收到您的提交')
    number = (await page.locator('#number').textContent())!
    code = (await page.locator('#code').textContent())!
    assert.match(number, /^QY2026\d{6}$/)
    await held(page, 'sent')
    assert.ok(!page.url().includes(code))
    await page.getByRole('button', {name: '查看进展'}).click()
    await heading(page, `${number} 的进展`)
    await page.getByText('企业服务专班正在查看您的诉求').waitFor()
    await held(page, 'case, registered')
    assert.ok(!page.url().includes(code) && !page.url().includes(number))
  })

  test('number and code that are wrong lead nowhere', async () => {
    await page.getByRole('navigation').getByRole('link', {name: '查看办理进展'}).click()
    await heading(page, '查看办理进展')
    await held(page, 'follow')
    await page.getByLabel('编号').fill(number)
    await page.getByLabel('查询码').fill('0000-0000-0000')
    await page.getByRole('button', {name: '查看'}).click()
    await page.getByRole('link', {name: '没有这样的编号和查询码'}).waitFor()
    await held(page, 'follow, unknown')
  })

  test('the desk takes it up; the applicant adds to it', async () => {
    await desk.accept(number)
    await follow(page)
    await page.getByText('已受理，专班正在确定由哪个单位办理').waitFor()
    await page.getByText('为什么这样办理').click()
    await held(page, 'case, dispatching, with its reasons')
    await page.getByRole('button', {name: '补充情况'}).click()
    await heading(page, '补充情况')
    await held(page, 'supplement')
    await page.getByLabel('补充说明').fill('申请表的回执可以提供。')
    await page.getByRole('button', {name: '补充情况'}).click()
    await page.getByText('已经收到您的补充。').waitFor()
    await held(page, 'supplement, received')
    await page.getByRole('button', {name: '撤回'}).click()
    await held(page, 'withdraw')
    await page.getByRole('button', {name: '返回'}).click()
    await heading(page, `${number} 的进展`)
  })

  test('it is handled, checked and asked about; the applicant rates answer and solution apart', async () => {
    await desk.dispatch(number)
    await follow(page)
    await page.getByText('牵头单位正在办理').waitFor()
    await held(page, 'case, handling')
    await desk.solve(number)
    await desk.verify(number)
    await desk.visit(number)
    await follow(page)
    await page.getByText(issueAnswer).waitFor()
    await held(page, 'case, settled')
    await page.getByRole('button', {name: '评价'}).click()
    await heading(page, '评价')
    await held(page, 'rate')
    await page.getByRole('button', {name: '评价'}).click()
    await page.getByRole('alert').waitFor()
    await held(page, 'rate, faults')
    await page.getByRole('group', {name: /对答复的评价/}).getByLabel('5 分，非常满意').check()
    await page.getByRole('group', {name: /对解决结果的评价/}).getByLabel('2 分，不满意').check()
    await page.getByLabel(/意见和建议/).fill('答复快，钱到得慢。')
    await page.getByRole('button', {name: '评价'}).click()
    await page.getByText('已经收到您的评价，谢谢。').waitFor()
    await held(page, 'rated')
    const {rating} = await desk.find(number)
    assert.deepEqual([rating.answer, rating.solution, rating.words], [5, 2, '答复快，钱到得慢。'])
  })

  test('who does not accept the outcome appeals', async () => {
    await page.getByRole('button', {name: '申诉'}).click()
    await page.getByLabel('申诉理由').fill('退税款少了一笔，请再核一次。')
    await held(page, 'appeal')
    await page.getByRole('button', {name: '申诉'}).click()
    await page.getByText('已经收到您的申诉').waitFor()
    await held(page, 'appealed')
  })

  test('without JavaScript and in English a lamp is reported, on a telephone', async () => {
    const plain = await visitor({locale: 'en-GB', width: 320, javaScript: false})
    await plain.goto(`${district.running.url}/services`)
    await plain.getByLabel('Search the services').fill('lamp')
    await plain.getByRole('button', {name: 'Search'}).click()
    await plain.getByRole('link', {name: 'City management case'}).click()
    await picture(plain, 'portal-narrow-about')
    await plain.getByRole('link', {name: 'Start'}).click()
    await plain.getByLabel('Myself').check()
    await next(plain, 'Next')
    await heading(plain, 'How we reach you')
    await next(plain, 'Next')
    await heading(plain, 'Where it is')
    await next(plain, 'Next')
    await plain.getByRole('link', {name: 'Write the address'}).waitFor()
    assert.match(await plain.title(), /^Error: /)
    await picture(plain, 'portal-narrow-fault')
    await plain.getByLabel('Address').fill('南门外大街 12 号门前')
    await next(plain, 'Next')
    await plain.getByLabel('Kind of problem').selectOption({label: 'Street lamp'})
    await picture(plain, 'portal-narrow-select')
    await next(plain, 'Next')
    await plain.getByRole('textbox', {name: 'What you have seen'}).fill('路灯三天没有亮了')
    await next(plain, 'Next')
    await heading(plain, 'Check what you wrote')
    await picture(plain, 'portal-narrow-check')
    await next(plain, 'Send')
    await heading(plain, 'We have received it')
    await picture(plain, 'portal-narrow-sent')
    await plain.getByRole('button', {name: 'See how far it is'}).click()
    await plain.getByText('What you may do').waitFor()
    await picture(plain, 'portal-narrow-case')
  })
})
