// Every page and its address. An address holds the whole state of a list, so that it can be sent to
// a colleague. Pages are loaded when first opened.
import { nextTick } from 'vue'
import {
  createRouter,
  createWebHistory,
  type RouteLocationRaw,
  type RouteRecordRaw,
} from 'vue-router'
import { when_logged_out } from './api/client.ts'
import { load_surroundings, restore_session, session, take_session } from './state.ts'

const routes: RouteRecordRaw[] = [
  {
    path: '/login',
    name: 'login',
    component: () => import('./pages/login.vue'),
    meta: { open: true },
  },
  { path: '/password', name: 'password', component: () => import('./pages/password.vue') },
  { path: '/', name: 'todo', component: () => import('./pages/todo.vue') },
  { path: '/import', name: 'import', component: () => import('./pages/import.vue') },
  { path: '/sources', name: 'sources', component: () => import('./pages/sources.vue') },
  { path: '/sources/:id', name: 'review', component: () => import('./pages/review.vue') },
  {
    path: '/sources/:id/approval',
    name: 'approval',
    component: () => import('./pages/approval.vue'),
  },
  { path: '/board', name: 'board', component: () => import('./pages/board.vue') },
  { path: '/board/table', name: 'table', component: () => import('./pages/table.vue') },
  { path: '/receipts', name: 'receipts', component: () => import('./pages/receipts.vue') },
  { path: '/comments', name: 'comments', component: () => import('./pages/comments.vue') },
  {
    path: '/amendments',
    name: 'amendments',
    component: () => import('./pages/amendments.vue'),
  },
  { path: '/reports', name: 'reports', component: () => import('./pages/reports.vue') },
  { path: '/reports/:id', name: 'report', component: () => import('./pages/report.vue') },
  { path: '/items/:id', name: 'item', component: () => import('./pages/item.vue') },
  { path: '/owed', name: 'owed', component: () => import('./pages/owed.vue') },
  {
    path: '/day/units/:unit',
    name: 'unit-day',
    component: () => import('./pages/unit-day.vue'),
  },
  { path: '/notices', name: 'notices', component: () => import('./pages/notices.vue') },
  {
    path: '/notices/new',
    name: 'notice-new',
    component: () => import('./pages/notice-edit.vue'),
  },
  {
    path: '/notices/proposals',
    name: 'proposals',
    component: () => import('./pages/proposals.vue'),
  },
  { path: '/notices/:id', name: 'notice', component: () => import('./pages/notice.vue') },
  {
    path: '/notices/:id/edit',
    name: 'notice-edit',
    component: () => import('./pages/notice-edit.vue'),
  },
  { path: '/interviews', name: 'interviews', component: () => import('./pages/interviews.vue') },
  {
    path: '/interviews/new',
    name: 'interview-new',
    component: () => import('./pages/interview-new.vue'),
  },
  { path: '/interviews/:id', name: 'interview', component: () => import('./pages/interview.vue') },
  { path: '/scores', name: 'scores', component: () => import('./pages/scores.vue') },
  { path: '/scores/:unit', name: 'score', component: () => import('./pages/score.vue') },
  { path: '/appeals', name: 'appeals', component: () => import('./pages/appeals.vue') },
  { path: '/rules', name: 'rules', component: () => import('./pages/rules.vue') },
  { path: '/bulletins', name: 'bulletins', component: () => import('./pages/bulletins.vue') },
  { path: '/bulletins/:id', name: 'bulletin', component: () => import('./pages/bulletin.vue') },
  { path: '/outcomes', name: 'outcomes', component: () => import('./pages/outcomes.vue') },
  { path: '/outcomes/record', name: 'record', component: () => import('./pages/record.vue') },
  { path: '/outcomes/lines', name: 'lines', component: () => import('./pages/lines.vue') },
  {
    path: '/outcomes/table',
    name: 'cite-table',
    component: () => import('./pages/cite-table.vue'),
  },
  { path: '/questions', name: 'questions', component: () => import('./pages/questions.vue') },
  { path: '/tasks', name: 'tasks', component: () => import('./pages/tasks.vue') },
  { path: '/cases', name: 'cases', component: () => import('./pages/cases.vue') },
  { path: '/cases/map', name: 'cases-map', component: () => import('./pages/cases-map.vue') },
  { path: '/cases/new', name: 'case-new', component: () => import('./pages/case-new.vue') },
  { path: '/cases/:id', name: 'case', component: () => import('./pages/case.vue') },
  { path: '/services', name: 'services', component: () => import('./pages/services.vue') },
  {
    path: '/services/:domain/:service',
    name: 'service',
    component: () => import('./pages/service.vue'),
  },
  { path: '/assessment', name: 'assessment', component: () => import('./pages/assessment.vue') },
  { path: '/deputies', name: 'deputies', component: () => import('./pages/deputies.vue') },
  { path: '/enterprises', name: 'enterprises', component: () => import('./pages/enterprises.vue') },
  {
    path: '/enterprises/:id',
    name: 'enterprise',
    component: () => import('./pages/enterprise.vue'),
  },
  { path: '/units', name: 'units', component: () => import('./pages/units.vue') },
  { path: '/people', name: 'people', component: () => import('./pages/people.vue') },
  { path: '/ledger', name: 'ledger', component: () => import('./pages/ledger.vue') },
  {
    path: '/:rest(.*)*',
    name: 'missing',
    component: () => import('./pages/missing.vue'),
    meta: { open: true },
  },
]

export const router = createRouter({
  history: createWebHistory('/staff/'),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

// A path inside the staff application as the server writes it: /staff/board?… or /board?…
export function inside(link: string): RouteLocationRaw {
  return link.replace(/^\/staff(?=\/|$)/, '') || '/'
}

router.beforeEach(async (to) => {
  await restore_session()
  if (!session.value) {
    if (to.meta['open']) return true
    return { name: 'login', query: to.path === '/' ? {} : { to: to.fullPath } }
  }
  if (session.value.must_change_password && to.name !== 'password') return { name: 'password' }
  if (to.name === 'login') return { name: 'todo' }
  await load_surroundings()
  return true
})

// A change of page is announced by moving the focus to its heading; a change of filter is not.
router.afterEach(async (to, from, failure) => {
  if (failure || to.path === from.path || from.matched.length === 0) return
  await nextTick()
  const target =
    document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  target?.setAttribute('tabindex', '-1')
  target?.focus({ preventScroll: true })
})

// After an upgrade of the server the chunks of an open page are gone: load the page anew, once.
router.onError((error: unknown, to) => {
  if (error instanceof TypeError && /import|module/i.test(error.message)) {
    const key = 'luoshi.reloaded'
    if (sessionStorage.getItem(key) === to.fullPath) return
    sessionStorage.setItem(key, to.fullPath)
    location.assign(`/staff${to.fullPath}`)
  }
})

when_logged_out(() => {
  take_session(null)
  const here = router.currentRoute.value
  if (here.name !== 'login')
    void router.push({ name: 'login', query: { to: here.fullPath, ended: '1' } })
})
